using KnowledgeHub.Content;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;

namespace KnowledgeHub.Web.Search;

/// <summary>The page that explains search: how to ask, how results are ordered, what is counted.</summary>
public static class SearchHelp
{
    private static readonly HelpEntry[] Fields =
    [
        new("title:", "words of the title", "title:workforce"),
        new("summary:", "words of the summary and the key points", "summary:laborator*"),
        new("takeaway:", "words of what an item means for its audiences", "takeaway:budget"),
        new("text:", "words of the text itself", "text:\"tumour board\""),
        new("name:", "topics, countries, sources and participants", "name:\"World Health Organization\""),
        new("file:", "words inside attached files", ""),
        new("type:", "the kind of item", "type:case-study reimbursement"),
        new("topic:", "a topic and those below it", "topic:financing-and-reimbursement"),
        new("country:", "a country, by its code or name", "country:KE"),
        new("income:", "the countries' income group: low, lower-middle, upper-middle or high", "income:lower-middle"),
        new("audience:", "whom it concerns", "audience:payer"),
        new("evidence:", "the evidence level", "evidence:case-report"),
        new("year:", "a year or a span of years", "year:[2025 TO 2026]"),
        new("lang:", "the language, by its code", "lang:en"),
    ];

    private static readonly HelpEntry[] Filters =
    [
        new("Type", "policy brief, meeting outcome, case study, statement or explainer", ""),
        new("Topic", "a topic also finds items of the topics below it", ""),
        new("Audience", "items with a takeaway for this group, or meant for it", ""),
        new("Evidence level", "how what the item reports was found out; see below", ""),
        new("Country", "the countries an item is about; items about the world have none", ""),
        new("Income group", "the World Bank's income groups of those countries", ""),
        new("Year", "the year of publication, one by one or as a span", ""),
        new("Language", "the language of the item", ""),
    ];

    public static IResult Get(HttpContext context, ThemePages pages, Frames frames) => ThemePages.Draw(pages.Theme.SearchHelpPage, new SearchHelpPageModel(
        frames.For(context, "How search works", "How to ask, what the filters mean, how results are ordered, and what is counted about searches."),
        Fields,
        Filters,
        [.. EvidenceLevel.All.Select(level => new HelpEntry(level.Name, level.Meaning, ""))],
        PrivacyFloor.Staff,
        PrivacyFloor.Public));
}
