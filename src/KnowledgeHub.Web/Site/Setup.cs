using System.Threading.RateLimiting;
using KnowledgeHub.Storage;
using KnowledgeHub.Web.Alerts;
using KnowledgeHub.Web.Content;
using KnowledgeHub.Web.Editor;
using KnowledgeHub.Web.Newsletters;
using KnowledgeHub.Web.Review;
using KnowledgeHub.Web.Search;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeHub.Web.Site;

/// <summary>What every page rests on: the theme, security headers, error pages and limits; and the front page with its machine-readable kin.</summary>
public static class Setup
{
    /// <summary>Forms that cause a mail or test a password: a few a minute from one address.</summary>
    public const string FormLimit = "forms";

    // A search for 5,000 characters of any script: each takes up to nine bytes in an address.
    private const int LongestAddress = 64 * 1024;

    public static IServiceCollection AddSite(this IServiceCollection services, Settings settings)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hub-form";
            options.Cookie.SecurePolicy = settings.Hub.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "form-token";
        });
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(options => options.Limits.MaxRequestLineSize = LongestAddress);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(FormLimit, context => PerMinute(context, settings.FormsPerMinute)).AddPolicy(Suggestions.Limit, context => PerMinute(context, settings.SuggestionsPerMinute)).AddPolicy(Content.Writing.WritingDesk.Limit, context => PerMinute(context, Content.Writing.WritingDesk.MostPerMinute));
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["application/atom+xml", "application/xml", "image/svg+xml"]);
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Only a proxy that was named may say who the visitor is.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.TrustedProxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
        services.TryAddSingleton(settings.Theme);
        return services
            .AddSingleton<Frames>()
            .AddSingleton<Cards>()
            .AddSingleton<ThemePages>()
            .AddSingleton<AtomFeed>()
            .AddSingleton<ItemMedia>()
            .AddSingleton<GonePage>()
            .AddSingleton<ReviewDraft>()
            .AddSingleton<GuestPage>()
            .AddSingleton<Readiness.SelfAssessmentPage>()
            .AddSingleton<ItemPage>()
            .AddSingleton<Relations.PublicRelations>()
            .AddSingleton<EditForm>()
            .AddSingleton<Content.Writing.BesideForm>()
            .AddSingleton<Content.Writing.UnsavedWork>()
            .AddSingleton<ComposeForm>()
            .AddSingleton<PreflightDesk>()
            .AddSingleton<ListPage>()
            .AddSingleton<SearchPage>()
            .AddSingleton<FollowPage>()
            .AddSingleton<SearchDownloads>();
    }

    public static void UseSite(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.Use(LanguagePrefix.SpeakAsync);
        app.Use(HeadRequests.AnswerAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorPages.HandleAsync, SuppressDiagnosticsCallback = context => ErrorPages.IsExpected(context.Exception) });
        app.UseStatusCodePages(context => ErrorPages.DescribeAsync(context.HttpContext));
        app.Use(SecurityHeaders.AddAsync);
        app.UseWhen(context => !HoldsTokens(context.Request.Path), branch => branch.UseResponseCompression());
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEditorFiles();
        app.MapStaticAssets();
    }

    private static RateLimitPartition<string> PerMinute(HttpContext context, int most) => RateLimitPartition.GetSlidingWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    // Pages with a token in them are not compressed, so that their length tells nothing (BREACH).
    private static bool HoldsTokens(PathString path) =>
        Array.Exists(["/admin", "/login", "/setup", "/invitation", "/password", "/subscriptions", "/confirm", "/unsubscribe", "/follow", "/following", "/review", "/self-assessment", "/progress"], start => path.StartsWithSegments(start));

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/", HomePage.GetAsync);
        app.MapGet("/topics", TermPages.TopicsAsync);
        app.MapGet("/topics/{slug}", TermPages.TopicAsync);
        app.MapGet("/countries", TermPages.PlacesAsync);
        app.MapGet("/countries/{code}", TermPages.PlaceAsync);
        app.MapGet("/feed.atom", (AtomFeed feed, CancellationToken ct) => feed.WriteAsync(null, ct));
        app.MapGet("/sitemap.xml", Sitemap.GetAsync);
        app.MapGet("/robots.txt", Robots.Get);
        app.MapGet("/opensearch.xml", OpenSearch.Get);
    }
}
