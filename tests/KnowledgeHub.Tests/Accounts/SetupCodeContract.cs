using KnowledgeHub.Accounts;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

public abstract class SetupCodeContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task The_code_is_the_same_on_all_nodes_and_ends_with_the_first_account()
    {
        var code = await Get<SetupCode>().CurrentAsync(Ct);
        Assert.Equal(code, await Database.AddNode().GetRequiredService<SetupCode>().CurrentAsync(Ct));
        Assert.True(await Get<SetupCode>().IsRightAsync($" {code!.ToLowerInvariant()} ", Ct));
        Assert.False(await Get<SetupCode>().IsRightAsync(code[1..], Ct));
        Assert.False(await Get<SetupCode>().IsRightAsync("", Ct));

        using var scope = Database.Services.CreateScope();
        Assert.NotNull((await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync("first@example.org", "", Roles.Administrator, "a long pass phrase")).Account);
        Assert.Null(await Get<SetupCode>().CurrentAsync(Ct));
        Assert.False(await Get<SetupCode>().IsRightAsync(code, Ct));
    }
}

public sealed class SetupCodeOnSqlite(SqliteDatabase database) : SetupCodeContract(database), IClassFixture<SqliteDatabase>;

public sealed class SetupCodeOnPostgres(PostgresDatabase database) : SetupCodeContract(database), IClassFixture<PostgresDatabase>;
