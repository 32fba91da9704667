using System.Security.Claims;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Taxonomy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Looks at every request with a login cookie: a session that has ended is refused at once, and role and limits are those of now.</summary>
public static class StaffSession
{
    public const string SessionClaim = "hub:session";

    private static readonly object ScopeKey = new();

    public static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        var ct = cookie.HttpContext.RequestAborted;
        var user = cookie.Principal!;
        var open = user.SessionId() is { Length: > 0 } id ? await cookie.HttpContext.RequestServices.GetRequiredService<Sessions>().LookAsync(id, ct) : null;
        if (open is null || open.AccountId != user.FindFirstValue(ClaimTypes.NameIdentifier) || open.SecurityStamp != user.FindFirstValue(StampClaim(cookie.HttpContext)))
        {
            cookie.RejectPrincipal();
            await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        var terms = await cookie.HttpContext.RequestServices.GetRequiredService<TermStore>().ReadAsync(ct);
        cookie.HttpContext.Items[ScopeKey] = ScopeOf(open.Rights, terms);
        cookie.ReplacePrincipal(AsOfNow((ClaimsIdentity)user.Identity!, open));
    }

    public static string SessionId(this ClaimsPrincipal user) => user.FindFirstValue(SessionClaim) ?? "";

    /// <summary>The content that whoever asks may change.</summary>
    public static Scope Scope(this HttpContext context) => context.Items[ScopeKey] as Scope ?? KnowledgeHub.Accounts.Scope.Nothing;

    /// <summary>Limits with all topics below those that were chosen.</summary>
    public static Scope ScopeOf(Rights rights, Terms terms) => ContentLimits.Of(rights, terms);

    private static ClaimsPrincipal AsOfNow(ClaimsIdentity cookie, OpenSession open)
    {
        var kept = cookie.Claims.Where(claim => claim.Type is not (ClaimTypes.Role or ClaimTypes.Email or StaffClaims.NameClaim));
        return new(new ClaimsIdentity(
            [.. kept, new Claim(ClaimTypes.Role, open.Role), new Claim(ClaimTypes.Email, open.Email), new Claim(StaffClaims.NameClaim, open.Name)],
            cookie.AuthenticationType, cookie.NameClaimType, cookie.RoleClaimType));
    }

    private static string StampClaim(HttpContext context) =>
        context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
}
