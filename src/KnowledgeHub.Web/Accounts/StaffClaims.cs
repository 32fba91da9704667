using System.Security.Claims;
using KnowledgeHub.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KnowledgeHub.Web.Accounts;

/// <summary>What the login cookie says about a member of staff: id, address, name and role.</summary>
public sealed class StaffClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string NameClaim = "hub:name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(NameClaim, user.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role));
        return identity;
    }
}

/// <summary>Reads a member of staff from the cookie.</summary>
public static class StaffOfRequest
{
    public static string StaffName(this ClaimsPrincipal user) => user.FindFirstValue(StaffClaims.NameClaim) ?? "";

    /// <summary>The account's id.</summary>
    public static string StaffId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>Who is written down as the author of a change.</summary>
    public static string StaffEmail(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Email) ?? user.Identity?.Name ?? "";

    public static string? StaffRole(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role);

    public static bool May(this ClaimsPrincipal user, Permission permission) => Roles.May(user.StaffRole(), permission);
}
