using KnowledgeHub.Languages;
using KnowledgeHub.Milestones;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Milestones;

/// <summary>The coverage map as readers see it.</summary>
public static class CoverageDrawing
{
    // As many as stay readable in one picture; the table has all.
    private const int MostColumns = 24;

    public static CoveragePageModel Page(Frame frame, Coverage coverage, Terms known, string region, string income)
    {
        var rows = coverage.Asks.SelectMany(ask => coverage.Places.Select(place => place.Code).Append(Coverage.NoCountry).Select(country => coverage.At(ask, country))).Where(cell => cell.Total > 0).Select(cell => Row(cell, known));
        var gaps = coverage.Empty.GroupBy(cell => cell.Ask).Select(group => new CoverageGap(LinkTo(group.Key), SiteLanguage.Current.List(group.Select(cell => T(known.Place(cell.Country)!.Name)))));
        return new(
            frame, Picture(coverage), [.. rows], [.. gaps],
            [new("", T("All regions"), region.Length == 0), .. known.Places.Select(place => place.Region).Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal).Select(code => new FilterChoice(code, TermPages.RegionName(code), code == region))],
            [new("", T("All income groups"), income.Length == 0), .. IncomeGroup.All.Select(group => new FilterChoice(group.Id, group.Name, group.Id == income))]);
    }

    private static CoveragePicture Picture(Coverage coverage)
    {
        var places = coverage.Places.Take(MostColumns).ToList();
        var (full, all) = (coverage.Asks.Sum(ask => coverage.Places.Count(place => coverage.At(ask, place.Code).Total > 0)), coverage.Asks.Count * coverage.Places.Count);
        return new(
            T("Coverage map"),
            T("{0} asks against {1} countries: {2} of {3} cells have a brief, a case study or a commitment.", coverage.Asks.Count, coverage.Places.Count, full, all),
            [.. places.Select(place => place.Code), "–"],
            [.. coverage.Asks.Select(ask => new CoveragePictureRow(ask.Title, [.. places.Select(place => coverage.At(ask, place.Code).Total), coverage.At(ask, Coverage.NoCountry).Total]))]);
    }

    private static CoverageRow Row(CoverageCell cell, Terms known) => new(
        LinkTo(cell.Ask),
        known.Place(cell.Country) is { } place ? new(T(place.Name), $"/countries/{place.Code}") : new(T("No country in particular"), ""),
        [.. cell.Briefs.Select(item => new Link(item.Title, item.Path))],
        [.. cell.CaseStudies.Select(item => new Link(item.Title, item.Path))],
        [.. cell.Commitments.Select(one => new Link(one.Title, one.Path))]);

    private static Link LinkTo(Ask ask) => new(ask.Title, $"/asks/{ask.Slug}");
}
