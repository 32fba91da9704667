using KnowledgeHub.Mail;

namespace KnowledgeHub.Accounts;

/// <summary>What staff are told by mail about their own account.</summary>
public sealed class AccountMails(HubSettings hub)
{
    public ServiceMail Invitation(string by, string role, string url) => Mail(
        $"You are invited to {hub.Name}",
        [$"{by} invites you to work on {hub.Name} as {Roles.Words(role)}.", "Choose a name and a password to begin. The link works once, for seven days."],
        ("Accept the invitation", url),
        ["Whoever has this link can open the account, so keep it to yourself. If you don't know what this is about, do nothing."]);

    public ServiceMail NewPassword(string url) => Mail(
        "Choose a new password",
        [$"Somebody, probably you, asked for a new password for {hub.Name}.", "The link works once, for one hour."],
        ("Choose a new password", url),
        ["If it was not you, do nothing: your password stays as it is."]);

    /// <summary>Tells somebody what was changed on their account, so that a change they did not ask for does not stay unseen.</summary>
    public ServiceMail Notice(string subject, string what) => Mail(
        subject, [what], ("Open my account", hub.Url("/admin/account")), ["If you did not expect this, tell an administrator of the hub at once."]);

    private static ServiceMail Mail(string subject, IReadOnlyList<string> paragraphs, (string Text, string Url) button, IReadOnlyList<string> closing) =>
        new() { Locale = "en", Subject = subject, Paragraphs = paragraphs, Button = button, Closing = closing };
}
