using System.Security.Claims;
using KnowledgeHub.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Logs staff in, in one step or two, and gives every login a session of its own.</summary>
public sealed class StaffSignIn(
    UserManager<Account> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions)
    : SignInManager<Account>(users, context, claims, options, log, schemes, confirmation)
{
    /// <summary>After the password was right: logs in, or asks for the second step.</summary>
    public async Task<SignInResult> AfterPasswordAsync(Account account) =>
        await CanSignInAsync(account) ? await SignInOrTwoFactorAsync(account, isPersistent: false) : SignInResult.NotAllowed;

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.StartAsync(user.Id, Context.Browser(), Context.Network(), Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(StaffSession.SessionClaim, session)]);
    }
}

/// <summary>Who may log in: neither those who did not accept their invitation yet, nor those who were deactivated.</summary>
public sealed class StaffState : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.State == AccountState.Active);
}
