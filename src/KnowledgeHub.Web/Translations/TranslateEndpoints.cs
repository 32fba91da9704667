using KnowledgeHub.Content;
using KnowledgeHub.Translations;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Translations;

/// <summary>Begins a translation, and shows and stores it beside its source.</summary>
public static class TranslateEndpoints
{
    public static async Task<IResult> StartAsync(string id, HttpContext context, StartTranslation start, TranslationStore translations, ContentItems items, CancellationToken ct)
    {
        // The title and the facts of the source's draft go into the translation.
        if (await translations.SourceOfAsync(id, ct) is { } sourceId && await items.FindAsync(sourceId, ct) is { } source && !context.Scope().Allows(source))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await context.Request.ReadFormAsync(ct);
        return await start.RunAsync(id, form["locale"].ToString().Trim(), context.User.StaffEmail(), ct) switch
        {
            StartResult.Ready ready => Results.Redirect($"/admin/content/{ready.Id}/translate"),
            StartResult.Invalid => Results.Redirect($"/admin/content/{id}?done=no-language"),
            _ => Results.NotFound(),
        };
    }

    public static async Task<IResult> ShowAsync(string id, HttpContext context, ContentItems items, ReadTranslations translations, CancellationToken ct) =>
        await items.FindAsync(id, ct) is not { } item || await ReadAsync(context, item, translations, ct) is not { } compared ? Results.NotFound()
        : compared is { IsHidden: true, SourceBody: null } ? Results.StatusCode(StatusCodes.Status403Forbidden)
        : Draw(context, item, compared, TranslateForm.Stored(compared), [], false);

    public static async Task<IResult> SaveAsync(string id, HttpContext context, ContentItems items, ReadTranslations translations, SaveTranslation save, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } item || await ReadAsync(context, item, translations, ct) is not { } compared)
        {
            return Results.NotFound();
        }

        if (compared.SourceBody is not { } source)
        {
            return compared is { IsHidden: true, SourceBody: null } ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.NotFound();
        }

        var posted = await context.Request.ReadFormAsync(ct);
        var form = TranslateForm.Read(compared, posted);
        if (posted["based-on"] != item.DraftVersion || posted["source-mark"] != TranslateForm.MarkOf(compared))
        {
            return Draw(context, item, compared, form, [], true);
        }

        return await save.RunAsync(item, source, item.DraftVersion, form.Rows, context.User.StaffEmail(), ct) switch
        {
            SaveResult.Invalid invalid => Draw(context, item, compared, form, invalid.Problems, false),
            // Saved by somebody in this very moment: what they wrote is read anew.
            SaveResult.Conflict conflict => await ReadAsync(context, conflict.Theirs, translations, ct) is { } theirs ? Draw(context, conflict.Theirs, theirs, TranslateForm.Read(theirs, posted), [], true) : Results.NotFound(),
            SaveResult.NotFound => Results.NotFound(),
            _ => Results.Redirect($"/admin/content/{id}/translate?done=translated"),
        };
    }

    // A source that has left somebody's limits shows them what readers see, and no draft.
    private static Task<ComparedTranslation?> ReadAsync(HttpContext context, ContentItem item, ReadTranslations translations, CancellationToken ct) =>
        translations.OfDraftAsync(item, context.Scope().Allows, ct);

    private static IResult Draw(HttpContext context, ContentItem item, ComparedTranslation compared, TranslateForm form, IReadOnlyList<Problem> problems, bool clash) => StaffPages.Draw<TranslatePage>(
        new TranslatePageModel(StaffFrame.For(context, $"{Locales.NameOf(item.Locale)}: {compared.SourceBody?.Title ?? item.Title}"), item, compared, form, problems, clash),
        problems.Count > 0 || clash ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}
