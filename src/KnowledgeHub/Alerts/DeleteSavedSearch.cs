using KnowledgeHub.Mail;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Alerts;

/// <summary>Deletes a saved search with its ledger and its mails; with the last one, the address too. Safe to run twice.</summary>
public sealed class DeleteSavedSearch(Database database, Followers followers, MailQueue queue)
{
    private readonly NamedSql sql = database.Sql<DeleteSavedSearch>();

    public Task RunAsync(string id, CancellationToken ct) => DeleteAsync("one", new { Id = id }, ct);

    /// <summary>Deletes everything there is of a follower.</summary>
    public Task AllOfAsync(string followerId, CancellationToken ct) => DeleteAsync("all", new { FollowerId = followerId }, ct);

    /// <summary>Deletes what was asked for and never confirmed while its link worked.</summary>
    public Task UnconfirmedAsync(DateTimeOffset before, CancellationToken ct) => DeleteAsync("unconfirmed", new { Before = before }, ct);

    private async Task DeleteAsync(string which, object args, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var searches = (await session.QueryAsync<string>(which switch { "one" => sql["one"], "all" => sql["all"], _ => sql["unconfirmed"] }, args, ct)).ToList();
        foreach (var about in searches.Concat(await followers.ForgetIdleAsync(session, ct)))
        {
            await queue.TakeBackAsync(session, about, ct);
        }

        await session.CommitAsync(ct);
    }
}
