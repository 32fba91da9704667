using System.Threading.RateLimiting;
using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.RateLimiting;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>Where staff see what is asked and edit what search knows; and the address that takes word of opened results.</summary>
public static class Setup
{
    private const string ClickLimit = "clicks";
    private const int ClicksPerMinute = 120;

    public static IServiceCollection AddSearchDeskPages(this IServiceCollection services)
    {
        // More than anybody opens, and little enough that nobody makes a result look wanted by sending the same thing over and over.
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(ClickLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = ClicksPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })));
        return services.AddSingleton<CountSearches>().AddSingleton<Promotion>().AddSingleton<TryGroup>();
    }

    public static void MapClicks(this WebApplication app) =>
        app.MapPost("/search/clicked", ClickEndpoint.PostAsync).RequireRateLimiting(ClickLimit);

    public static void MapSearchDesk(this WebApplication app)
    {
        var desk = app.MapStaffGroup("/admin/search", Permission.Search);
        desk.MapGet("", SearchDeskEndpoints.GetAsync);
        desk.MapPost("/hide", SearchDeskEndpoints.HideAsync);
        desk.MapPost("/show", SearchDeskEndpoints.ShowAsync);
        desk.MapGet("/nothing-found", ZeroHitEndpoints.ListAsync);
        desk.MapPost("/nothing-found/done", ZeroHitEndpoints.DoneAsync);
        desk.MapPost("/nothing-found/undo", ZeroHitEndpoints.UndoAsync);
        desk.MapGet("/thesaurus", ThesaurusEndpoints.ListAsync);
        desk.MapGet("/thesaurus/new", ThesaurusEndpoints.NewAsync);
        desk.MapPost("/thesaurus/new", ThesaurusEndpoints.AddAsync);
        desk.MapGet("/thesaurus/{number:int}", ThesaurusEndpoints.EditAsync);
        desk.MapPost("/thesaurus/{number:int}", ThesaurusEndpoints.SaveAsync);
        desk.MapPost("/thesaurus/{number:int}/remove", ThesaurusEndpoints.RemoveAsync);
        desk.MapGet("/promoted", PromotedEndpoints.ListAsync);
        desk.MapGet("/promoted/new", PromotedEndpoints.NewAsync);
        desk.MapPost("/promoted/new", PromotedEndpoints.AddAsync);
        desk.MapGet("/promoted/{id}", PromotedEndpoints.EditAsync);
        desk.MapPost("/promoted/{id}", PromotedEndpoints.SaveAsync);
        desk.MapPost("/promoted/{id}/remove", PromotedEndpoints.RemoveAsync);
    }
}
