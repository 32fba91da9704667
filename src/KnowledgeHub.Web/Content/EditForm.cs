using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Media;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Editor;
using KnowledgeHub.Web.Site;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content;

/// <summary>Draws the editor of an item. The form follows from the fields that its type declares.</summary>
public sealed class EditForm(ContentItems items, TermStore terms, MediaStore media)
{
    /// <summary>The editor with what is stored.</summary>
    public async Task<IResult> ShowAsync(HttpContext context, string id, IReadOnlyList<Problem> problems, CancellationToken ct) =>
        await items.FindAsync(id, ct) is { } item
            ? await DrawAsync(context, item.ContentType, item, Typed.From(item), Typed.From(item).Problem is { } unreadable ? [unreadable, .. problems] : problems, null, ct)
            : Results.NotFound();

    /// <summary>The editor with what somebody typed: nothing of it is lost when something has to be mended.</summary>
    public async Task<IResult> DrawAsync(
        HttpContext context, ContentType type, ContentItem? item, Typed typed, IReadOnlyList<Problem> problems, ContentItem? theirs, CancellationToken ct)
    {
        context.Response.Headers.ContentSecurityPolicy = EditorFiles.AreThere ? SecurityHeaders.EditorPolicy : context.Response.Headers.ContentSecurityPolicy;
        return StaffPages.Draw<EditPage>(
            new EditPageModel(
                StaffFrame.For(context, item?.Title ?? $"New {type.Singular.ToLowerInvariant()}"),
                type,
                item,
                typed,
                problems,
                theirs,
                await terms.ReadAsync(ct),
                await LibraryFiles.ReadAsync(media, typed.Body, ct),
                context.User.May(Permission.Publish)),
            problems.Count > 0 || theirs is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>What stands in the form.</summary>
    public sealed record Typed(ContentBody Body, string Slug, string Locale, string? BasedOn, bool Major, string ChangeNote, Problem? Problem)
    {
        /// <summary>How much the change matters, if it is one of something published.</summary>
        public Edit Edit => Major ? Edit.Major(ChangeNote) : Edit.Minor;

        public Problem? EditProblem => Major || ChangeNote.Length == 0
            ? Edit.Problem
            : new("changeNote", "A minor change is announced to nobody, so its note would be lost: choose a major change, or empty the note.");

        public static Typed Empty(ContentType type) => new(type.Empty(), "", "en", null, false, "", null);

        /// <summary>What is stored. When that can't be read, the form is empty but for the title, so that the item can be written anew.</summary>
        public static Typed From(ContentItem item)
        {
            var (body, problem) = Read(item);
            return new(body, item.DraftSlug ?? item.Slug, item.Locale, item.DraftVersion, false, "", problem);
        }

        public static Typed Read(ContentType type, IFormCollection form)
        {
            var (body, problem) = FieldForm.Read(type, form);
            return new(
                body,
                form["slug"].ToString().Trim(),
                form["locale"].ToString() is { Length: > 0 } locale ? locale.Trim() : "en",
                form["based-on"].ToString() is { Length: > 0 } version ? version : null,
                form["edit"] == "major",
                form["changeNote"].ToString().Trim(),
                problem);
        }

        private static (ContentBody Body, Problem? Problem) Read(ContentItem item)
        {
            try
            {
                return (TidyContent.Run(item.ContentType, item.Body), null);
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException)
            {
                return (item.ContentType.Empty() with { Title = item.Title }, new("title", "What is stored of this item can't be read. Write it anew and save it; the version that can't be read stays in the history."));
            }
        }
    }
}

/// <summary>The editor; <paramref name="Theirs"/> is what somebody else saved meanwhile.</summary>
public sealed record EditPageModel(
    StaffFrame Frame, ContentType Type, ContentItem? Item, EditForm.Typed Typed, IReadOnlyList<Problem> Problems, ContentItem? Theirs, Terms Terms, LibraryFiles Files, bool CanPublish);
