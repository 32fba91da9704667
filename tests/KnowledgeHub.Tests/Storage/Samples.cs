using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Taxonomy;
using Xunit;

namespace KnowledgeHub.Tests.Storage;

/// <summary>Things that many tests need, valid unless a test changes them.</summary>
internal static class Samples
{
    public static IReadOnlyList<Topic> Topics { get; } =
    [
        new() { Slug = "diagnostics", Name = "Diagnostics", Position = 1 },
        new() { Slug = "sequencing", Name = "Sequencing", Parent = "diagnostics", Position = 2, Synonyms = ["genome reading"] },
        new() { Slug = "financing", Name = "Financing", Position = 3 },
    ];

    public static IReadOnlyList<Place> Places { get; } =
    [
        new() { Code = "KE", Name = "Kenya", Region = "AFRO", Income = "lower-middle" },
        new() { Code = "PT", Name = "Portugal", Region = "EURO", Income = "high" },
    ];

    public static PolicyBrief Brief(string title) => new()
    {
        Title = title,
        Summary = $"A summary of {title}.",
        Body = "<p>What the evidence says.</p>",
    };

    public static Draft Draft(ContentBody body, string? id = null, string? basedOn = null, string slug = "") =>
        new() { Id = id, Type = TypeOf(body), Body = body, BasedOn = basedOn, Slug = slug };

    public static ContentType TypeOf(ContentBody body) => body switch
    {
        PolicyBrief => ContentType.Get("policy-brief"),
        CaseStudy => ContentType.Get("case-study"),
        MeetingOutcome => ContentType.Get("meeting-outcome"),
        Statement => ContentType.Get("statement"),
        _ => ContentType.Get("explainer"),
    };

    public static async Task<SaveResult.Saved> SaveAsync(this TestDatabase database, Draft draft) =>
        Assert.IsType<SaveResult.Saved>(await database.Get<SaveDraft>().RunAsync(draft, "ann", TestContext.Current.CancellationToken));

    public static async Task<PublishResult.Published> PublishAsync(this TestDatabase database, string id) =>
        Assert.IsType<PublishResult.Published>(await database.Get<PublishContent>().RunAsync(id, "ed", TestContext.Current.CancellationToken));

    /// <summary>Saves another version of an item and publishes it, as a minor change unless told otherwise.</summary>
    public static async Task ChangeAsync(this TestDatabase database, string id, ContentBody body, Edit? edit = null)
    {
        await database.SaveAsync(Draft(body, id));
        Assert.IsType<PublishResult.Published>(await database.Get<PublishContent>().RunAsync(id, "ed", edit ?? Edit.Minor, TestContext.Current.CancellationToken));
    }

    /// <summary>Saves and publishes an item and gives its id.</summary>
    public static async Task<string> AddLiveAsync(this TestDatabase database, ContentBody body, string slug = "")
    {
        var saved = await database.SaveAsync(Draft(body, slug: slug));
        await database.PublishAsync(saved.Id);
        return saved.Id;
    }
}
