using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Media;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content.Writing;
using KnowledgeHub.Web.Editor;
using KnowledgeHub.Web.Site;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content;

/// <summary>Draws the editor of an item. The form follows from the fields that its type declares.</summary>
public sealed class EditForm(ContentItems items, TermStore terms, MediaStore media, BesideForm beside)
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
        var around = await beside.ReadAsync(context, type, item, typed, theirs, ct);
        typed = around.Conflict is { } conflict ? typed.AfterMerge(conflict) : typed;
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
                context.User.May(Permission.Publish))
            { Around = around },
            !HttpMethods.IsGet(context.Request.Method) && (problems.Count > 0 || theirs is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>What stands in the form.</summary>
    public sealed record Typed(ContentBody Body, string Slug, string Locale, string? BasedOn, bool Major, string ChangeNote, Problem? Problem)
    {
        /// <summary>The open editor it comes from, or null when it was never shown.</summary>
        public string? Page { get; init; }

        /// <summary>While a conflict is being settled: the version both writers started from.</summary>
        public string? MergeBase { get; init; }

        /// <summary>What is stored under these was there when the writer began.</summary>
        public (string Slug, string Locale) Began { get; init; }

        /// <summary>With the changes of both, based on what the other one stored. An address or language that was left alone is theirs.</summary>
        public Typed AfterMerge(EditConflict conflict)
        {
            var (slug, theirs) = (conflict.Theirs.DraftSlug ?? conflict.Theirs.Slug, conflict.Theirs);
            return this with
            {
                Body = conflict.Merged.Body,
                BasedOn = theirs.DraftVersion,
                Slug = Slug == Began.Slug ? slug : Slug,
                Locale = Locale == Began.Locale ? theirs.Locale : Locale,
                Began = (slug, theirs.Locale),
            };
        }

        /// <summary>How much the change matters, if it is one of something published.</summary>
        public Edit Edit => Major ? Edit.Major(ChangeNote) : Edit.Minor;

        public Problem? EditProblem => Major || ChangeNote.Length == 0
            ? Edit.Problem
            : new("changeNote", "A minor change is announced to nobody, so its note would be lost: choose a major change, or empty the note.");

        public static Typed Empty(ContentType type) => new(type.Empty(), "", "en", null, false, "", null) { Began = ("", "en") };

        /// <summary>What is stored. When that can't be read, the form is empty but for the title, so that the item can be written anew.</summary>
        public static Typed From(ContentItem item)
        {
            var (body, problem) = Read(item);
            return new(body, item.DraftSlug ?? item.Slug, item.Locale, item.DraftVersion, false, "", problem) { Began = (item.DraftSlug ?? item.Slug, item.Locale) };
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
                problem)
            {
                Page = form["page"].ToString() is { } page && Storage.Id.IsId(page) ? page : null,
                MergeBase = form["merge-base"].ToString() is { Length: > 0 } mergeBase ? mergeBase : null,
                Began = (form["was-slug"].ToString(), form["was-locale"].ToString() is { Length: > 0 } was ? was : "en"),
            };
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
    StaffFrame Frame, ContentType Type, ContentItem? Item, EditForm.Typed Typed, IReadOnlyList<Problem> Problems, ContentItem? Theirs, Terms Terms, LibraryFiles Files, bool CanPublish)
{
    /// <summary>What stands around the form.</summary>
    public required AroundForm Around { get; init; }
}
