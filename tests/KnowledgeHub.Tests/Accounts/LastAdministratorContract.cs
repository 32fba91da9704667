using KnowledgeHub.Accounts;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

/// <summary>Stands alone, because it counts all administrators of its database.</summary>
public abstract class LastAdministratorContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task Of_administrators_who_demote_each_other_at_once_one_stays()
    {
        var ids = new[] { await AddAsync("ada@example.org"), await AddAsync("bo@example.org"), await AddAsync("cy@example.org") };
        var results = await Task.WhenAll(ids.Select(id => Task.Run(() => Get<ChangePerson>().RunAsync(id, rights => rights with { Role = "Editor" }, "", Ct), Ct)));
        Assert.Single(results, result => result == PersonChange.LastAdministrator);
        var last = Assert.Single(await Get<People>().ListAsync(Ct), person => person.Role == "Administrator");
        Assert.Equal(PersonChange.LastAdministrator, await Get<ChangePerson>().RunAsync(last.Id, rights => rights with { State = AccountState.Deactivated }, "", Ct));
        Assert.Equal(AccountState.Active, (await Get<People>().FindAsync(last.Id, Ct))!.State);
    }

    private async Task<string> AddAsync(string email)
    {
        using var scope = Database.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(email, "", "Administrator", "a long pass phrase")).Account!.Id;
    }
}

public sealed class LastAdministratorOnSqlite(SqliteDatabase database) : LastAdministratorContract(database), IClassFixture<SqliteDatabase>;

public sealed class LastAdministratorOnPostgres(PostgresDatabase database) : LastAdministratorContract(database), IClassFixture<PostgresDatabase>;
