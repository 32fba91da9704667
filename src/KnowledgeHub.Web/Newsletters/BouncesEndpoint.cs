using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Mail;
using KnowledgeHub.Mail.Incoming;
using KnowledgeHub.Newsletters.Bounces;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>Takes one raw message that came back, from a mail server that knows the token. Without a token there is no such address.</summary>
public static class BouncesEndpoint
{
    private const string Scheme = "Bearer ";

    public static async Task<IResult> TakeAsync(HttpContext context, MailSettings settings, TakeReturn take, CancellationToken ct)
    {
        if (settings.BouncesToken is not { } token)
        {
            return Results.Problem(title: "There is nothing at this address", statusCode: StatusCodes.Status404NotFound);
        }

        if (!IsRight(context.Request.Headers.Authorization.ToString(), token))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.Problem(title: "Send the token that Hub__Mail__BouncesToken holds as a bearer token", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MimeReader.MostBytes;
        }

        await using var message = new MemoryStream();
        await context.Request.Body.CopyToAsync(message, ct);
        return message.Length == 0
            ? Results.Problem(title: "Send the whole message that came back as the body of the request", statusCode: StatusCodes.Status400BadRequest)
            : Results.Ok(new { outcome = (await take.RunAsync(message.ToArray(), ct)).ToString().ToLowerInvariant() });
    }

    // Compared as hashes, so that neither the length nor a common beginning shows in the time it takes.
    private static bool IsRight(string authorization, string token) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
