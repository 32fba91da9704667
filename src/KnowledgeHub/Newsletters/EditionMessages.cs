using KnowledgeHub.Languages;
using KnowledgeHub.Mail;
using KnowledgeHub.Newsletters.Clicks;
using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Newsletters;

/// <summary>Writes an edition once as a message with slots, and completes it for each recipient.</summary>
public sealed class EditionMessages(ComposeEdition compose, IDrawEdition drawer, SubscriberLinks links, CountedLinks counted, MailSettings settings, HubSettings hub, TimeProvider clock)
{
    /// <summary>The message of an edition, ready for any number of recipients; null when nothing in it is published any more.</summary>
    public async Task<PreparedMessage?> PrepareAsync(Issue issue, Reader reader, CancellationToken ct)
    {
        var edition = await ComposeAsync(issue, reader, ct);
        return edition.IsEmpty ? null : await PrepareAsync(issue, edition, ct);
    }

    /// <summary>The edition itself, which costs no drawing.</summary>
    public Task<Edition> ComposeAsync(Issue issue, Reader reader, CancellationToken ct) => compose.RunAsync(issue, reader, ct);

    public async Task<PreparedMessage> PrepareAsync(Issue issue, Edition edition, CancellationToken ct) => PreparedMessage.From(await WriteAsync(issue, edition, ct));

    /// <summary>What differs per recipient.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SlotsAsync(string deliveryId, string subscriberId, string email, string locale, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(locale).Speak();
        return new Dictionary<string, string>
        {
            ["to"] = email,
            ["id"] = deliveryId,
            ["unsubscribe"] = await links.UnsubscribeAsync(subscriberId, ct),
            ["preferences"] = await links.PreferencesAsync(subscriberId, ct),
        };
    }

    private async Task<Message> WriteAsync(Issue issue, Edition edition, CancellationToken ct) => new()
    {
        From = settings.Sender with { Name = settings.FromName ?? hub.Name },
        To = new Mailbox("", "{{slot:to}}"),
        Subject = edition.Title,
        Text = EditionText.Write(edition),
        Html = await counted.InAsync(issue, edition, await drawer.DrawAsync(edition), ct),
        MessageId = "<{{slot:id}}@" + hub.Host + ">",
        Date = clock.GetUtcNow(),
        Headers =
        [
            new("List-Id", $"{hub.Name} <newsletter.{hub.Host}>"),
            new("List-Unsubscribe", $"<{Edition.UnsubscribeSlot}>"),
            // RFC 8058: mail programs may unsubscribe with one POST.
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            new("Feedback-ID", $"{issue.Id}:{edition.Audience}:{edition.Locale}:newsletter"),
        ],
    };
}
