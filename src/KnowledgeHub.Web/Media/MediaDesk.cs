using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Media;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Media;

/// <summary>Shows the library, one file, and the choice of files in the editor.</summary>
public static class MediaDesk
{
    private const int PageSize = 25;
    private const int Choices = 24;

    public static Task<IResult> ListAsync(HttpContext context, MediaStore media, MediaSettings settings, string? q, string? kind, string? show, int? page, CancellationToken ct) =>
        DrawListAsync(context, media, settings, FilterOf(q, kind, show), page ?? 1, [], ct);

    /// <summary>The library, and above it how an upload went.</summary>
    public static async Task<IResult> DrawListAsync(
        HttpContext context, MediaStore media, MediaSettings settings, MediaFilter filter, int page, IReadOnlyList<UploadOutcome> outcomes, CancellationToken ct)
    {
        var current = Math.Clamp(page, 1, 100_000);
        var (items, total) = await media.ListAsync(filter, current, PageSize, ct);
        return StaffPages.Draw<MediaListPage>(
            new MediaListPageModel(StaffFrame.For(context, "Files"), items, total, filter, current, Math.Max(1, (total + PageSize - 1) / PageSize), await media.AnyAsync(ct), settings, outcomes),
            outcomes.Any(outcome => outcome.Refused) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    public static Task<IResult> ShowAsync(string id, HttpContext context, MediaStore media, MediaSettings settings, CancellationToken ct) => DrawAsync(context, id, media, settings, [], null, ct);

    /// <summary>One file, with what somebody typed when something of it has to be mended.</summary>
    public static async Task<IResult> DrawAsync(
        HttpContext context, string id, MediaStore media, MediaSettings settings, IReadOnlyList<Problem> problems, MediaDetails? typed, CancellationToken ct) =>
        await media.FindAsync(id, ct) is { } file
            ? StaffPages.Draw<MediaPage>(
                new MediaPageModel(
                    StaffFrame.For(context, file.Title),
                    file,
                    typed ?? new(file.Title, file.Alt, file.Decorative, file.Credit, file.IsPublic),
                    problems,
                    await media.UsesAsync(id, ct),
                    MayChange(context, file),
                    context.User.May(Permission.Publish),
                    settings),
                problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK)
            : Results.NotFound();

    /// <summary>The files that fit, for the editor's dialog: a piece of a page.</summary>
    public static async Task<IResult> ChooseAsync(HttpContext context, MediaStore media, string? q, string? kind, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (items, total) = await media.ListAsync(FilterOf(q, kind, null), 1, Choices, ct);
        return StaffPages.Draw<MediaChoices>(new MediaChoicesModel(items, total));
    }

    /// <summary>What readers can see is changed only by those who may publish.</summary>
    public static bool MayChange(HttpContext context, MediaItem file) => !file.Open || context.User.May(Permission.Publish);

    private static MediaFilter FilterOf(string? words, string? kind, string? show) => new(
        words ?? "",
        kind is MediaFilter.Images or MediaFilter.Documents || MediaType.Find(kind) is not null ? kind! : "",
        show is MediaFilter.Unused or MediaFilter.Unreadable or MediaFilter.NoAlt or MediaFilter.Deleted ? show : "");
}

/// <summary>How one file of an upload went.</summary>
public sealed record UploadOutcome(string Name, string Message, string? Id, bool Refused);

/// <summary>The library.</summary>
public sealed record MediaListPageModel(
    StaffFrame Frame, IReadOnlyList<MediaItem> Items, int Total, MediaFilter Filter, int Page, int Pages, bool Any, MediaSettings Settings, IReadOnlyList<UploadOutcome> Outcomes);

/// <summary>One file; <paramref name="MayChange"/> says whether this member of staff may change it.</summary>
public sealed record MediaPageModel(
    StaffFrame Frame, MediaItem File, MediaDetails Typed, IReadOnlyList<Problem> Problems, IReadOnlyList<MediaUse> Uses, bool MayChange, bool MayPublish, MediaSettings Settings);

/// <summary>Files to choose from.</summary>
public sealed record MediaChoicesModel(IReadOnlyList<MediaItem> Items, int Total);
