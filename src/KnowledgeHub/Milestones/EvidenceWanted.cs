using KnowledgeHub.Taxonomy;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Milestones;

/// <summary>Asks readers for evidence on an empty cell of the coverage map, as a newsletter's block does.</summary>
public sealed class EvidenceWanted(MilestoneStore milestones, TermStore terms)
{
    /// <summary>The question in the current language.</summary>
    /// <param name="ask">An ask's slug.</param>
    /// <param name="place">A country's code, or empty for evidence from anywhere.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>Null when there is no such ask or country.</returns>
    public async Task<EvidenceQuestion?> ForAsync(string ask, string place, CancellationToken ct)
    {
        var found = (await milestones.AsksAsync(ct)).FirstOrDefault(one => one.Slug == ask);
        var country = place.Length == 0 ? null : (await terms.ReadAsync(ct)).Place(place);
        return found is null || (place.Length > 0 && country is null) ? null
            : country is null
                ? new(T("Who has evidence on this? {0}", found.Title), T("We have nothing on this yet. Do you know a study, a project or a policy that shows how it is done? Tell us."), "", $"/asks/{found.Slug}#evidence")
                : new(T("Evidence wanted from {0}: {1}", T(country.Name), found.Title), T("We have nothing on this from {0} yet. Do you know a study, a project or a policy that shows how it is done? Tell us.", T(country.Name)), T(country.Name), $"/asks/{found.Slug}?country={country.Code}#evidence");
    }
}

/// <summary>A question for readers: its heading, its text, the country it is about, and the path of the page that says more.</summary>
public sealed record EvidenceQuestion(string Title, string Text, string Place, string Path);
