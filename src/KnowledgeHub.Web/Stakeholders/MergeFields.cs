using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>One field of two records side by side.</summary>
public sealed record MergeField(string Field, string Label, string Kept, string Gone);

/// <summary>The fields of which one value has to be chosen when two records become one.</summary>
public static class MergeFields
{
    public static IReadOnlyList<MergeField> Rows(Person kept, Person gone, Terms terms) =>
    [
        new("name", "Name", kept.Name, gone.Name),
        new("languages", "Languages", kept.Languages, gone.Languages),
        new("place", "Place", Place(kept.City, kept.Country, terms), Place(gone.City, gone.Country, terms)),
        new("contact", "Contact", ReachBy.Of(kept), ReachBy.Of(gone)),
        new("basis", "Lawful basis", Choices.LawfulBases.NameOf(kept.LawfulBasis), Choices.LawfulBases.NameOf(gone.LawfulBasis)),
        new("notes", "Notes", kept.Notes, gone.Notes),
    ];

    public static Person Choose(Person kept, Person gone, Func<string, bool> fromGone) => kept with
    {
        Name = fromGone("name") ? gone.Name : kept.Name,
        Languages = fromGone("languages") ? gone.Languages : kept.Languages,
        City = fromGone("place") ? gone.City : kept.City,
        Country = fromGone("place") ? gone.Country : kept.Country,
        MayMail = fromGone("contact") ? gone.MayMail : kept.MayMail,
        MayCall = fromGone("contact") ? gone.MayCall : kept.MayCall,
        PreferredChannel = fromGone("contact") ? gone.PreferredChannel : kept.PreferredChannel,
        LawfulBasis = fromGone("basis") ? gone.LawfulBasis : kept.LawfulBasis,
        Notes = fromGone("notes") ? gone.Notes : kept.Notes,
    };

    public static IReadOnlyList<MergeField> Rows(Organisation kept, Organisation gone, Terms terms) =>
    [
        new("name", "Official name", kept.Name, gone.Name),
        new("short-name", "Short name", kept.ShortName, gone.ShortName),
        new("kind-of", "Kind", OrganisationKind.All.NameOf(kept.Kind), OrganisationKind.All.NameOf(gone.Kind)),
        new("place", "Place", Place(kept.City, kept.Country, terms), Place(gone.City, gone.Country, terms)),
        new("website", "Website", kept.Website, gone.Website),
        new("notes", "Notes", kept.Notes, gone.Notes),
    ];

    public static Organisation Choose(Organisation kept, Organisation gone, Func<string, bool> fromGone) => kept with
    {
        Name = fromGone("name") ? gone.Name : kept.Name,
        ShortName = fromGone("short-name") ? gone.ShortName : kept.ShortName,
        Kind = fromGone("kind-of") ? gone.Kind : kept.Kind,
        City = fromGone("place") ? gone.City : kept.City,
        Country = fromGone("place") ? gone.Country : kept.Country,
        Website = fromGone("website") ? gone.Website : kept.Website,
        Notes = fromGone("notes") ? gone.Notes : kept.Notes,
    };

    private static string Place(string city, string? country, Terms terms) => string.Join(", ", new[] { city, terms.Place(country)?.Name ?? "" }.Where(part => part.Length > 0));
}
