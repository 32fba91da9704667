using KnowledgeHub.Languages;

namespace KnowledgeHub.Web.Site;

/// <summary>
/// Reads the language from the beginning of an address: <c>/fr/search</c> is the search page in French. Everything behind
/// it sees the address without the prefix and speaks the language; where it leads the visitor next stays in the language.
/// </summary>
public static class LanguagePrefix
{
    public static async Task SpeakAsync(HttpContext context, RequestDelegate next)
    {
        var (language, path) = LanguagePaths.Split(context.Request.Path.Value ?? "/");
        if (language is null)
        {
            await next(context);
            return;
        }

        context.Request.Path = path;
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.Location.ToString() is ['/', ..] location)
            {
                context.Response.Headers.Location = language.In(location);
            }

            return Task.CompletedTask;
        });
        using var speaking = language.Speak();
        await next(context);
    }
}
