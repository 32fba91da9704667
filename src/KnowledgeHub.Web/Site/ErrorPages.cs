using KnowledgeHub.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>Says what went wrong and what to do: a page for people, problem+json (RFC 9457) for machines.</summary>
public static class ErrorPages
{
    /// <summary>Whether an error is somebody's bad request or the operator's matter: then no stack trace helps.</summary>
    public static bool IsExpected(Exception error) =>
        error is SettingException or BadHttpRequestException or InvalidDataException or AntiforgeryValidationException;

    public static async Task HandleAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.Response.StatusCode = error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => bad.StatusCode,
            AntiforgeryValidationException { InnerException: InvalidDataException } => StatusCodes.Status413PayloadTooLarge,
            InvalidOperationException when !context.Request.HasFormContentType && HttpMethods.IsPost(context.Request.Method) => StatusCodes.Status415UnsupportedMediaType,
            InvalidDataException or IOException or AntiforgeryValidationException => StatusCodes.Status400BadRequest,
            SettingException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (error is SettingException problem)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Hub").LogError("{Problem}", problem.Message);
        }

        await DescribeAsync(context);
    }

    public static Task DescribeAsync(HttpContext context)
    {
        var (heading, text) = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => (T("There is nothing at this address"), T("It may have moved, or the link may be incomplete. Search finds what is published.")),
            StatusCodes.Status403Forbidden => (T("You may not see this page"), T("Your role does not include it. An administrator can change that.")),
            StatusCodes.Status405MethodNotAllowed => (T("This address does not work that way"), T("Go back and use the button on the page.")),
            StatusCodes.Status413PayloadTooLarge => (T("That was too much at once"), T("Go back and send fewer or smaller files.")),
            StatusCodes.Status429TooManyRequests => (T("That was too often"), T("Wait a minute, then try again.")),
            StatusCodes.Status503ServiceUnavailable => (T("The hub can't answer right now"), T("Its database or another part is not available. Try again in a minute; what you typed was not stored.")),
            >= 500 => (T("Something went wrong on our side"), T("It has been written down. Try again in a minute; what you typed was not stored.")),
            _ => (T("This request can't be answered"), T("Something in it was not as expected. Go back and try again.")),
        };
        return IsMachine(context.Request)
            ? Results.Problem(title: heading, detail: text, statusCode: context.Response.StatusCode).ExecuteAsync(context)
            : context.RequestServices.GetRequiredService<ThemePages>()
                .Notice(context, heading, [text], status: context.Response.StatusCode).ExecuteAsync(context);
    }

    private static bool IsMachine(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/openapi") || request.Path.Value?.StartsWith("/search.", StringComparison.Ordinal) == true;
}
