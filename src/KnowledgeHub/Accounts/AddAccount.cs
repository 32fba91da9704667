using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Accounts;

/// <summary>Creates an account that can log in.</summary>
public sealed class AddAccount(UserManager<Account> users, TimeProvider clock)
{
    /// <param name="email">The address to log in with.</param>
    /// <param name="name">What colleagues call them; made from the address when empty.</param>
    /// <param name="role">One of <see cref="Roles.All"/>.</param>
    /// <param name="password">At least as long as the rules ask.</param>
    /// <param name="by">Who adds them, for the audit trail; empty when they do it themselves.</param>
    /// <returns>The account, or what to mend.</returns>
    public async Task<(Account? Account, string? Problem)> RunAsync(string email, string name, string role, string password, string by = "")
    {
        if (!Mailbox.TryParse(email.Trim(), out var mailbox) || mailbox.Name.Length > 0)
        {
            return (null, $"'{email}' is not a complete mail address; write it like name@example.org.");
        }

        if (Roles.Find(role) is not { } known)
        {
            return (null, $"There is no role '{role}'; use one of {string.Join(", ", Roles.All)}.");
        }

        var account = new Account
        {
            Id = Id.New(clock),
            Email = mailbox.Address,
            Name = string.IsNullOrWhiteSpace(name) ? mailbox.Address.Split('@')[0] : name.Trim(),
            Role = known,
            CreatedAt = clock.GetUtcNow(),
            AddedBy = by.Length > 0 ? by : mailbox.Address,
        };
        var result = await users.CreateAsync(account, password);
        return result.Succeeded ? (account, null) : (null, string.Join(" ", result.Errors.Select(error => error.Description).Distinct()));
    }
}
