namespace KnowledgeHub.Web.Site;

/// <summary>Answers HEAD as GET would, without the body (RFC 9110 section 9.3.2): link checkers and feed readers ask that way.</summary>
public static class HeadRequests
{
    /// <summary>Whether only the header was asked for, though the endpoint sees GET.</summary>
    public static bool Is(HttpContext context) => context.Items.ContainsKey(typeof(HeadRequests));

    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Items[typeof(HeadRequests)] = true;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
