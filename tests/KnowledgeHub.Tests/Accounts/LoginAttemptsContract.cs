using KnowledgeHub.Accounts;
using KnowledgeHub.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

public abstract class LoginAttemptsContract(TestDatabase database) : Contract(database)
{
    private const string Password = "a long pass phrase";
    private const string Home = "192.0.2.0/24";

    [Fact]
    public async Task Six_wrong_passwords_lock_their_network_for_ten_minutes()
    {
        var account = await AddAsync("six@example.org");
        for (var n = 0; n < LoginAttempts.MostFromNetwork; n++)
        {
            Assert.False(await LogInAsync(account, "wrong", Home));
        }

        Assert.False(await LogInAsync(account, Password, Home));
        Assert.True(await LogInAsync(account, Password, "198.51.100.0/24"));
        Database.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await LogInAsync(account, "wrong", Home));
        Assert.True(await LogInAsync(account, Password, Home));
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Subject = "six@example.org after" }, 1, 10, Ct);
        Assert.Equal("six@example.org after too many wrong passwords from 192.0.2.0/24", Assert.Single(entries).Details);
    }

    [Fact]
    public async Task Strangers_never_keep_the_owner_out_of_a_network_they_know()
    {
        var account = await AddAsync("owner@example.org");
        Assert.True(await LogInAsync(account, Password, Home));
        for (var n = 0; n < LoginAttempts.MostFromStrangers; n++)
        {
            Assert.False(await LogInAsync(account, "wrong", $"203.0.{n}.0/24"));
        }

        Assert.False(await LogInAsync(account, Password, "198.51.100.0/24"));
        Assert.True(await LogInAsync(account, Password, Home));

        // The lock for strangers grows: one minute, then two.
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await LogInAsync(account, "wrong", "203.0.99.0/24"));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await LogInAsync(account, Password, "198.51.100.0/24"));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await LogInAsync(account, Password, "198.51.100.0/24"));
    }

    [Fact]
    public async Task Guesses_made_at_once_count_too()
    {
        var account = await AddAsync("burst@example.org");
        var allowed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Get<LoginAttempts>().BeginAsync(account.Id, Home, Ct), Ct)));
        Assert.Equal(LoginAttempts.MostFromNetwork, allowed.Count(attempt => attempt.Allowed));
    }

    [Fact]
    public async Task The_right_password_before_a_second_step_forgives_no_wrong_codes()
    {
        var account = await AddAsync("steps@example.org");
        var attempts = Get<LoginAttempts>();
        var codes = 0;
        for (var n = 0; n < 20 && await attempts.BeginAsync(account.Id, Home, Ct) is { Allowed: true } password; n++)
        {
            await attempts.UndoAsync(password, Ct);
            codes += (await attempts.BeginAsync(account.Id, Home, Ct)).Allowed ? 1 : 0;
        }

        Assert.Equal(LoginAttempts.MostFromNetwork, codes);
    }

    private async Task<bool> LogInAsync(Account account, string password, string network)
    {
        using var scope = Database.Services.CreateScope();
        if (await scope.ServiceProvider.GetRequiredService<CheckPassword>().RunAsync(account, password, network, Ct) is not { } attempt)
        {
            return false;
        }

        await Get<LoginAttempts>().PassedAsync(attempt, Ct);
        return true;
    }

    private async Task<Account> AddAsync(string email)
    {
        using var scope = Database.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(email, "", "Author", Password)).Account!;
    }
}

public sealed class LoginAttemptsOnSqlite(SqliteDatabase database) : LoginAttemptsContract(database), IClassFixture<SqliteDatabase>;

public sealed class LoginAttemptsOnPostgres(PostgresDatabase database) : LoginAttemptsContract(database), IClassFixture<PostgresDatabase>;
