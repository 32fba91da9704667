using KnowledgeHub.Alerts;
using KnowledgeHub.Mail;
using KnowledgeHub.Search;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Alerts;

/// <summary>A hub in which readers follow searches; every test begins without any.</summary>
public abstract class FollowersFixture(TestDatabase database) : Contract(database), IAsyncLifetime
{
    protected const string Reader = "reader@example.org";

    public async ValueTask InitializeAsync()
    {
        Database.Mailer.Reset();
        await Database.RunAsync("delete from alert; delete from saved_search; delete from follower; delete from service_mail");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static SavedQuery Query(string words, params (string Kind, string Value)[] chosen) => SavedQuery.From(
        words, chosen.GroupBy(choice => choice.Kind, choice => choice.Value).ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind]));

    protected Task<string?> RequestAsync(SavedQuery query, string period = AlertPeriod.Daily, string email = Reader) =>
        Get<RequestSavedSearch>().RunAsync(email, query, period, "I want it.", Ct);

    /// <summary>Asks to follow a search, confirms it by the link in the mail, and gives its id.</summary>
    protected async Task<string> FollowAsync(SavedQuery query, string period = AlertPeriod.Daily, string email = Reader)
    {
        Assert.Null(await RequestAsync(query, period, email));
        var id = (await Database.ScalarAsync<string>(
            "select s.id from saved_search s join follower f on f.id = s.follower_id where f.email = @Email and s.fingerprint = @Fingerprint", new { Email = email, query.Fingerprint }))!;
        Assert.Equal(ConfirmResult.Confirmed, await Get<ConfirmSavedSearch>().RunAsync(id, Ct));
        await SendAsync();
        Database.Mailer.Reset();
        return id;
    }

    protected async Task<string> FollowerAsync(string searchId) => (await Get<SavedSearchStore>().FindAsync(searchId, Ct))!.FollowerId;

    protected async Task CatchUpAsync()
    {
        await Get<SearchIndex>().EnsureAsync(Ct);
        await Get<SearchIndex>().CatchUpAsync(Ct);
    }

    /// <summary>Lets this much time pass, then does what the workers do. Gives what reached mailboxes by it.</summary>
    protected async Task<IReadOnlyList<OutboxMail>> AfterAsync(TimeSpan time)
    {
        Database.Clock.Advance(time);
        await CatchUpAsync();
        await Get<QueueAlerts>().RunAsync(Ct);
        return await SendAsync();
    }

    protected async Task<IReadOnlyList<OutboxMail>> SendAsync()
    {
        var before = Database.Mailer.Handed.Count;
        await Get<SendServiceMail>().RunAsync(Ct);
        return [.. Database.Mailer.Handed.Skip(before).Select(mail => MessageReader.Read(mail.Message))];
    }
}
