using System.Threading.RateLimiting;
using KnowledgeHub.Storage;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Newsletters;
using KnowledgeHub.Web.Search;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeHub.Web.Site;

/// <summary>What every page rests on: the theme, security headers, error pages and limits; and the front page with its machine-readable kin.</summary>
public static class Setup
{
    /// <summary>Forms that cause a mail or test a password: a few a minute from one address.</summary>
    public const string FormLimit = "forms";

    public static IServiceCollection AddSite(this IServiceCollection services, Settings settings)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hub-form";
            options.FormFieldName = "form-token";
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(FormLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = settings.FormsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        });
        services.AddResponseCompression(options =>
        {
            // Public pages carry no secrets beside what a visitor typed, and the staff side is left out (BREACH).
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["application/atom+xml", "application/xml", "image/svg+xml"]);
        });
        services.TryAddSingleton(settings.Theme);
        return services
            .AddSingleton<Frames>()
            .AddSingleton<Cards>()
            .AddSingleton<ThemePages>()
            .AddSingleton<AtomFeed>()
            .AddSingleton<ItemPage>()
            .AddSingleton<EditForm>()
            .AddSingleton<ComposeForm>()
            .AddSingleton<ListPage>()
            .AddSingleton<SearchPage>()
            .AddSingleton<SearchDownloads>();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorPages.HandleAsync, SuppressDiagnosticsCallback = context => context.Exception is SettingException });
        app.UseStatusCodePages(context => ErrorPages.DescribeAsync(context.HttpContext));
        app.Use(SecurityHeaders.AddAsync);
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/admin") && !context.Request.Path.StartsWithSegments("/subscriptions"), branch => branch.UseResponseCompression());
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets();
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/", HomePage.GetAsync);
        app.MapGet("/topics", TermPages.TopicsAsync);
        app.MapGet("/topics/{slug}", TermPages.TopicAsync);
        app.MapGet("/countries", TermPages.PlacesAsync);
        app.MapGet("/countries/{code}", TermPages.PlaceAsync);
        app.MapGet("/feed.atom", (AtomFeed feed, CancellationToken ct) => feed.WriteAsync(null, ct));
        app.MapGet("/sitemap.xml", Sitemap.GetAsync);
        app.MapGet("/robots.txt", (HubSettings hub) => Results.Text($"User-agent: *\nDisallow: /admin\nDisallow: /subscriptions/\nDisallow: /confirm/\nDisallow: /unsubscribe/\nSitemap: {hub.Url("/sitemap.xml")}\n"));
        app.MapGet("/opensearch.xml", OpenSearch.Get);
    }
}
