using KnowledgeHub.Content;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Search;

/// <summary>The page that explains search: how to ask, how results are ordered, what is counted.</summary>
public static class SearchHelp
{
    private static HelpEntry[] Fields =>
    [
        new("title:", T("words of the title"), "title:workforce"),
        new("summary:", T("words of the summary and the key points"), "summary:laborator*"),
        new("takeaway:", T("words of what an item means for its audiences"), "takeaway:budget"),
        new("text:", T("words of the text itself"), "text:\"tumour board\""),
        new("name:", T("topics, countries, sources and participants"), "name:\"World Health Organization\""),
        new("file:", T("words inside attached files"), ""),
        new("type:", T("the kind of item"), "type:case-study reimbursement"),
        new("topic:", T("a topic and those below it"), "topic:financing-and-reimbursement"),
        new("country:", T("a country, by its code or name"), "country:KE"),
        new("income:", T("the countries' income group: low, lower-middle, upper-middle or high"), "income:lower-middle"),
        new("audience:", T("whom it concerns"), "audience:payer"),
        new("evidence:", T("the evidence level"), "evidence:case-report"),
        new("year:", T("a year or a span of years"), "year:[2025 TO 2026]"),
        new("lang:", T("the language, by its code"), "lang:en"),
    ];

    private static HelpEntry[] Filters =>
    [
        new(T("Type"), T("policy brief, meeting outcome, case study, statement or explainer"), ""),
        new(T("Topic"), T("a topic also finds items of the topics below it"), ""),
        new(T("Audience"), T("items with a takeaway for this group, or meant for it"), ""),
        new(T("Evidence level"), T("how what the item reports was found out; see below"), ""),
        new(T("Country"), T("the countries an item is about; items about the world have none"), ""),
        new(T("Income group"), T("the World Bank's income groups of those countries"), ""),
        new(T("Year"), T("the year of publication, one by one or as a span"), ""),
        new(T("Language"), T("the language of the item"), ""),
    ];

    public static IResult Get(HttpContext context, ThemePages pages, Frames frames) => ThemePages.Draw(pages.Theme.SearchHelpPage, new SearchHelpPageModel(
        frames.For(context, T("How search works"), T("How to ask, what the filters mean, how results are ordered, and what is counted about searches.")),
        Fields,
        Filters,
        [.. EvidenceLevel.All.Select(level => new HelpEntry(level.Name, level.Meaning, ""))],
        PrivacyFloor.Staff,
        PrivacyFloor.Public));
}
