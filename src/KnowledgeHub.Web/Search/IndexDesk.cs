using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Search;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Search;

/// <summary>Where staff see how this node's index is and ask for a new one. It works when the index does not.</summary>
public static class IndexDesk
{
    public static void MapIndexDesk(this WebApplication app)
    {
        app.MapStaffGroup("/admin/search/status", Permission.Search).MapGet("", ShowAsync);
        app.MapStaffGroup("/admin/search/status/rebuild", Permission.Administer).MapPost("", Rebuild);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ReadIndexStatus status, ContentItems items, IndexFiles files, CancellationToken ct)
    {
        var index = await status.RunAsync(ct);
        var setAside = new List<SetAsideItem>();
        foreach (var item in index.Quarantine)
        {
            setAside.Add(new(item.ContentId, (await items.FindAsync(item.ContentId, ct))?.Title ?? item.ContentId, item.Reason));
        }

        return StaffPages.Draw<IndexStatusPage>(new IndexStatusPageModel(
            StaffFrame.For(context, "Search index"), index, setAside, Environment.MachineName, Path.GetFullPath(files.Folder), context.User.May(Permission.Administer)));
    }

    private static IResult Rebuild(SearchIndex index)
    {
        index.AskForRebuild();
        return Results.Redirect("/admin/search/status?done=rebuild");
    }
}

/// <summary>An item that the index set aside, with its title.</summary>
public sealed record SetAsideItem(string Id, string Title, string Reason);

/// <summary>How the index of one node is.</summary>
/// <param name="Frame">What surrounds the page.</param>
/// <param name="Index">The state of this node's index.</param>
/// <param name="SetAside">The items it can't read.</param>
/// <param name="Node">The machine that answered.</param>
/// <param name="Folder">Where its index lies.</param>
/// <param name="MayRebuild">Whether the reader of the page may ask for a new index.</param>
public sealed record IndexStatusPageModel(StaffFrame Frame, IndexStatus Index, IReadOnlyList<SetAsideItem> SetAside, string Node, string Folder, bool MayRebuild);
