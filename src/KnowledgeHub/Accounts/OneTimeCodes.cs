using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Accounts;

/// <summary>Lets ASP.NET Core Identity check the codes of authenticator apps, each of them once.</summary>
public sealed class OneTimeCodes(SecondFactor secondFactor) : IUserTwoFactorTokenProvider<Account>
{
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.SecondFactor);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) => secondFactor.TakeCodeAsync(user.Id, token, CancellationToken.None);
}
