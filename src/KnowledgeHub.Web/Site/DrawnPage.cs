using KnowledgeHub.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeHub.Web.Site;

/// <summary>A page drawn by a theme's component. In another language than English, its links and forms lead to pages in that language.</summary>
public sealed class DrawnPage(Type page, object model, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = SiteLanguage.Current;
        httpContext.Response.Headers.ContentLanguage = language.Tag;
        var parameters = new Dictionary<string, object?> { ["Model"] = model };
        if (language == SiteLanguage.English)
        {
            await new RazorComponentResult(page, parameters) { StatusCode = status }.ExecuteAsync(httpContext);
            return;
        }

        // A form without an address of its own posts to the page it stands on, and the renderer has to know which that is.
        if (httpContext.RequestServices.GetRequiredService<NavigationManager>() is IHostEnvironmentNavigationManager here)
        {
            var host = $"{httpContext.Request.Scheme}://{httpContext.Request.Host}";
            here.Initialize($"{host}/", host + language.In(httpContext.Request.Path.ToUriComponent() + httpContext.Request.QueryString.ToUriComponent()));
        }

        await using var renderer = new HtmlRenderer(httpContext.RequestServices, httpContext.RequestServices.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters))).ToHtmlString());
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(LanguageLinks.In(html, language), httpContext.RequestAborted);
    }
}
