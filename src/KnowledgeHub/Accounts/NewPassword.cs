using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Accounts;

/// <summary>Checks a password that somebody chose and turns it into what is stored.</summary>
public sealed class NewPassword(UserManager<Account> users)
{
    /// <summary>The rules in one sentence.</summary>
    public const string Rules = "At least 12 characters. A sentence is easy to remember and hard to guess.";

    /// <returns>The hash, or what to mend.</returns>
    public async Task<(string? Hash, string? Problem)> RunAsync(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, account, password);
            if (!result.Succeeded)
            {
                return (null, string.Join(" ", result.Errors.Select(error => error.Description).Distinct()));
            }
        }

        return (users.PasswordHasher.HashPassword(account, password), null);
    }

    /// <summary>A new security stamp: every login cookie with the old one ends.</summary>
    public static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));
}
