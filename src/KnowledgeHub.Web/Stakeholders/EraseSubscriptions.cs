using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.Subscribers;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>Lets staff erase somebody's newsletter subscriptions, and the searches they follow, with the person.</summary>
public sealed class EraseSubscriptions(SubscriberStore subscribers, EraseSubscriber erase, Suppression suppression) : IEraseElsewhere
{
    public string What => "newsletter subscriptions and followed searches";

    public async Task<int> CountAsync(Session session, IReadOnlyList<string> mailAddresses, CancellationToken ct)
    {
        var count = 0;
        foreach (var address in mailAddresses)
        {
            count += await subscribers.FindIdAsync(session, address, ct) is null ? 0 : 1;
        }

        return count;
    }

    public async Task<int> RunAsync(Session session, IReadOnlyList<string> mailAddresses, string who, CancellationToken ct)
    {
        var count = 0;
        foreach (var address in mailAddresses)
        {
            if (await subscribers.FindIdAsync(session, address, ct) is { } id
                && await erase.RunAsync(session, id, address, await suppression.HashAsync(address, ct), alsoSearches: true, who, ct) is not null)
            {
                count++;
            }
        }

        return count;
    }
}
