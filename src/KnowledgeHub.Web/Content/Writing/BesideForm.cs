using KnowledgeHub.Content;
using KnowledgeHub.Content.Advice;
using KnowledgeHub.Content.Compare;
using KnowledgeHub.Media;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Content.Versions;

namespace KnowledgeHub.Web.Content.Writing;

/// <summary>Finds what stands around the form of an item: who else writes, what was not saved, whose text counts, and advice.</summary>
public sealed class BesideForm(WhoIsEditing editing, Autosaves autosaves, AdviseOnItem advise, ContentVersions versions, TermStore terms, MediaStore media, TimeProvider clock)
{
    public async Task<AroundForm> ReadAsync(HttpContext context, ContentType type, ContentItem? item, EditForm.Typed typed, ContentItem? theirs, CancellationToken ct)
    {
        var account = context.User.StaffId();
        var conflict = item is null || theirs is null ? null : await ConflictAsync(type, typed, theirs, ct);
        var body = conflict?.Merged.Body ?? typed.Body;
        return new(
            typed.Page ?? Storage.Id.New(clock),
            item is null ? [] : await editing.OthersAsync(item.Id, account, ct),
            HttpMethods.IsGet(context.Request.Method) ? await OffersAsync(account, type, item, typed, ct) : [],
            conflict,
            await advise.RunAsync(type, body, typed.Locale, ct));
    }

    // A copy that says what is stored anyway is no offer.
    private async Task<IReadOnlyList<Autosave>> OffersAsync(string account, ContentType type, ContentItem? item, EditForm.Typed typed, CancellationToken ct) =>
        [.. (await autosaves.OfAsync(account, item?.Id ?? Autosave.NewOf(type), ct)).Where(copy => copy.Page != typed.Page && (item is null || !IsStored(copy, type, item)))];

    private static bool IsStored(Autosave copy, ContentType type, ContentItem item)
    {
        var kept = EditForm.Typed.Read(type, KeptForm.Read(copy.Form));
        return kept.Problem is null && type.Write(TidyContent.Run(type, kept.Body)) == item.Data && kept.Locale == item.Locale && kept.Slug == (item.DraftSlug ?? item.Slug);
    }

    private async Task<EditConflict> ConflictAsync(ContentType type, EditForm.Typed typed, ContentItem theirs, CancellationToken ct)
    {
        var (mine, stored) = (TidyContent.Run(type, typed.Body), EditForm.Typed.From(theirs).Body);
        // The version both started from. Without one, everything that differs is for a person to decide.
        var before = await versions.FindAsync(theirs.Id, typed.MergeBase ?? typed.BasedOn, ct);
        var merged = before is null
            ? new MergedItem(mine, CompareItems.Changed(type, mine, stored), [], [])
            : MergeItems.Run(type, EditForm.Typed.From(theirs with { Data = before.Data }).Body, mine, stored);
        var differences = CompareItems.Run(type, stored, mine, await CompareNames.ReadAsync(terms, media, [mine, stored], ct));
        return new(theirs, before?.Id ?? EditConflict.NoBase, merged, [.. differences.Where(difference => merged.Conflicts.Contains(difference.Field))], EnvelopeNotes(typed, theirs));
    }

    private static IReadOnlyList<string> EnvelopeNotes(EditForm.Typed typed, ContentItem theirs)
    {
        var notes = new List<string>();
        if (typed.Slug != (theirs.DraftSlug ?? theirs.Slug))
        {
            notes.Add($"The address is now “{theirs.DraftSlug ?? theirs.Slug}”; the form says “{typed.Slug}”.");
        }

        if (typed.Locale != theirs.Locale)
        {
            notes.Add($"The language is now “{theirs.Locale}”; the form says “{typed.Locale}”.");
        }

        return notes;
    }
}

/// <summary>What stands around the form.</summary>
/// <param name="Page">Names this open editor among the unsaved copies.</param>
/// <param name="Others">Who else has the item open.</param>
/// <param name="Offers">What this member of staff typed earlier and did not save.</param>
/// <param name="Conflict">What somebody else saved meanwhile, or null.</param>
/// <param name="Remarks">Advice.</param>
public sealed record AroundForm(string Page, IReadOnlyList<Presence> Others, IReadOnlyList<Autosave> Offers, EditConflict? Conflict, IReadOnlyList<Remark> Remarks);

/// <summary>Two people changed the same version.</summary>
/// <param name="Theirs">What is stored.</param>
/// <param name="Base">The id of the version both started from, or <see cref="NoBase"/>.</param>
/// <param name="Merged">What comes of both.</param>
/// <param name="Differences">Theirs against mine, for each field that is in conflict.</param>
/// <param name="Notes">What differs besides the fields.</param>
public sealed record EditConflict(ContentItem Theirs, string Base, MergedItem Merged, IReadOnlyList<FieldDifference> Differences, IReadOnlyList<string> Notes)
{
    /// <summary>What stands for the version both started from when nobody knows it; everything that differs is then in conflict.</summary>
    public const string NoBase = "none";
}
