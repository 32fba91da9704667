using KnowledgeHub.Alerts;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Search;
using KnowledgeHub.Web.Site;
using Microsoft.AspNetCore.Http.Extensions;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Alerts;

/// <summary>The page that switches a search on: how often, what it would have sent, and the form for the address.</summary>
public sealed class FollowPage(ThemePages pages, Frames frames, PreviewAlerts preview, TermStore terms, HubSettings hub)
{
    private const string Path = "/search/follow";

    /// <summary>Stored with every request as the proof of what somebody agreed to.</summary>
    public string Consent =>
        T("I want {0} to mail me at this address when something that matches this search is published, changed or withdrawn. I can pause or delete it with one click in every mail. The address is used for nothing else.", hub.Name);

    /// <summary>The search and the period that an address carries.</summary>
    public static (SavedQuery Query, string Period) Read(HttpRequest request)
    {
        var address = SearchAddress.From(request, Path);
        var period = request.Query["period"].ToString();
        return (SavedQuery.From(address.Words, address.Chosen, address.FromYear, address.ToYear), AlertPeriod.Is(period) ? period : AlertPeriod.Weekly);
    }

    /// <summary>What the search page offers; null when there is nothing to follow.</summary>
    public static FollowOffer? Offer(SearchAddress address)
    {
        var query = SavedQuery.From(address.Words, address.Chosen, address.FromYear, address.ToYear);
        return query.Problem is null ? new FollowOffer(Path, [.. query.Parameters], Periods(AlertPeriod.Weekly)) : null;
    }

    public static IReadOnlyList<Choice> Periods(string chosen) => [.. AlertPeriod.Offered.Select(period => new Choice(period.Id, T(period.Name), period.Id == chosen))];

    public async Task<IResult> DrawAsync(HttpContext context, string email, string? error, CancellationToken ct)
    {
        var (query, period) = Read(context.Request);
        if (query.Problem is { } problem)
        {
            return pages.Notice(context, T("Follow a search by mail"), [problem], null, [new Link(T("Search the hub"), "/search")]);
        }

        var name = query.Name(await terms.ReadAsync(ct));
        return ThemePages.Draw(
            pages.Theme.FollowPage,
            new FollowPageModel(
                frames.For(context, T("Follow by mail: {0}", name), T("Get a mail when something new matches a search.")) with { Index = false },
                new Link(name, query.Path),
                [.. AlertPeriod.Offered.Select(offered => new NavigationLink(T(offered.Name), Address(query, offered.Id), offered.Id == period))],
                Address(query, period),
                email,
                Consent,
                Model(await preview.RunAsync(query, period, ct)),
                error),
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string Address(SavedQuery query, string period) =>
        $"{Path}{new QueryBuilder(query.Parameters.Append(KeyValuePair.Create("period", period)))}";

    private static FollowPreview Model(AlertPreview preview) => new(
        preview.Unavailable,
        PreviewAlerts.Days,
        preview.Count,
        [.. preview.Mails.Select(mail => new FollowPreviewMail(
            DateOnly.FromDateTime(mail.At.UtcDateTime), mail.Ahead, AlertMail.TallyOf(mail.Lines, mail.More), [.. mail.Lines.Select(line => AlertEntries.From(line, ""))], mail.More))]);
}
