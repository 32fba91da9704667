namespace KnowledgeHub.Web.Site;

/// <summary>Tells browsers to run only our own scripts and to show our pages in nobody's frame.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For pages with the rich-text editor, which styles its own tools from script.</summary>
    public const string EditorPolicy = $"{Policy}; style-src 'self' 'unsafe-inline'";

    /// <summary>For mails shown to staff: their styles are inside the elements, and no script may run.</summary>
    public const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors 'self'; sandbox allow-popups";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (context.Request.IsHttps || context.RequestServices.GetRequiredService<HubSettings>().IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }
}
