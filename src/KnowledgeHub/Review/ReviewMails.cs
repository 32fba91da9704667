using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>What people on a draft's way are told by mail.</summary>
public sealed class ReviewMails(MailQueue queue, HubSettings hub)
{
    public Task<ReviewMail> AskedAsync(ContentItem item, string by, DateOnly? dueOn, string message) => DrawAsync(
        $"Please review: {item.Title}",
        [
            $"{by} asks you to review a draft: “{item.Title}” ({item.ContentType.Singular.ToLowerInvariant()}).",
            .. dueOn is { } day ? [$"Please answer by {Day(day)}."] : Array.Empty<string>(),
            .. message.Length > 0 ? [$"Their message: {message}"] : Array.Empty<string>(),
        ],
        "Read and review it", $"/admin/content/{item.Id}/review");

    public Task<ReviewMail> SentBackAsync(ContentItem item, string by, string reason) => DrawAsync(
        $"Sent back: {item.Title}",
        [$"{by} sent the draft “{item.Title}” back.", $"The reason: {reason}"],
        "Open the draft", $"/admin/content/{item.Id}");

    public Task<ReviewMail> ApprovedAsync(ContentItem item, string by) => DrawAsync(
        $"Approved: {item.Title}",
        [$"{by} approved the draft “{item.Title}”. It has all the approvals it needs and can be published or scheduled."],
        "Open the draft", $"/admin/content/{item.Id}");

    public Task<ReviewMail> NotPublishedAsync(ContentItem item, string reason) => DrawAsync(
        $"Not published: {item.Title}",
        [$"“{item.Title}” was to be published by itself and was not.", reason, "The schedule is cancelled; nothing readers see has changed."],
        "Open the draft", $"/admin/content/{item.Id}");

    public Task<ReviewMail> NotEndedAsync(ContentItem item, string reason) => DrawAsync(
        $"Still on the site: {item.Title}",
        [$"“{item.Title}” was to leave the site by itself and did not.", reason, "The plan is cancelled."],
        "Open the item", $"/admin/content/{item.Id}");

    public Task<ReviewMail> InviteAsync(string title, string name, string organisation, string url, string what, DateTimeOffset until) => DrawTextAsync(
        $"Please review: {title}",
        [
            .. name.Length + organisation.Length > 0 ? [$"For {string.Join(", ", new[] { name, organisation }.Where(part => part.Length > 0))}"] : Array.Empty<string>(),
            $"{hub.Name} asks you to read “{title}” before it is published. You can {what}.",
            $"You need no account. The link works until {Day(DateOnly.FromDateTime(until.UtcDateTime))} and is yours alone.",
        ],
        "Read it", url,
        ["What you write is kept with your name, your organisation and the version you read. If you did not expect this, do nothing."]);

    public Task<ReviewMail> StillRightAsync(ContentItem item, DateOnly day, bool isDue) => DrawAsync(
        isDue ? $"Due for review today: {item.Title}" : $"Due for review soon: {item.Title}",
        [$"Somebody should look whether “{item.Title}” still holds by {Day(day)}. Change it, withdraw it, or say that it is still right."],
        "Open the item", $"/admin/content/{item.Id}");

    /// <summary>Queues the mail for each of these who has an address; whoever acts by command has none.</summary>
    internal async Task PostAsync(Session session, ReviewMail mail, IEnumerable<string> recipients, CancellationToken ct)
    {
        foreach (var recipient in recipients.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (Mailbox.TryReadAddress(recipient, out var address))
            {
                await queue.AddAsync(session, address, mail.Mail, mail.Html, ct);
            }
        }
    }

    /// <summary>Queues a mail with a guest's link: for nobody else's eyes, and taken back with the link.</summary>
    internal Task PostPrivateAsync(Session session, ReviewMail mail, string recipient, string guest, CancellationToken ct) => Mailbox.TryReadAddress(recipient, out var address)
        ? queue.AddAsync(session, new QueuedMail { Recipient = address, Subject = mail.Mail.Subject, Text = mail.Mail.ToText(), Html = mail.Html, About = guest, Headers = [QueuedMail.Private] }, ct)
        : Task.CompletedTask;

    /// <summary>Takes such a mail back: it is not sent any more, and nothing of it is kept.</summary>
    internal Task TakeBackAsync(Session session, string guest, CancellationToken ct) => queue.TakeBackAsync(session, guest, ct);

    internal void Wake() => queue.Wake();

    private Task<ReviewMail> DrawAsync(string subject, IReadOnlyList<string> paragraphs, string button, string path) => DrawTextAsync(subject, paragraphs, button, hub.Url(path), []);

    private async Task<ReviewMail> DrawTextAsync(string subject, IReadOnlyList<string> paragraphs, string button, string url, IReadOnlyList<string> closing)
    {
        var mail = new ServiceMail { Locale = "en", Subject = subject, Paragraphs = paragraphs, Button = (button, url), Closing = closing };
        return new(mail, await queue.DrawAsync(mail));
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A mail that is drawn already: drawing takes too long for a transaction.</summary>
public sealed record ReviewMail(ServiceMail Mail, string Html);
