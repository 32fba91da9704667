using System.Xml.Linq;
using KnowledgeHub.Accounts;
using KnowledgeHub.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

public abstract class AccountsContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task An_account_is_found_by_its_address_in_either_case_and_knows_its_password()
    {
        var account = await AddAsync("Ann@example.org", "editor");
        Assert.Equal(("Ann@example.org", "Ann", "Editor"), (account.Email, account.Name, account.Role));
        using var scope = Database.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var found = await users.FindByEmailAsync("aNN@EXAMPLE.org");
        Assert.Equal(account.Id, found?.Id);
        Assert.True(await users.CheckPasswordAsync(found!, "a long pass phrase"));
        Assert.False(await users.CheckPasswordAsync(found!, "another pass phrase"));
        Assert.Equal(account.CreatedAt, (await users.FindByIdAsync(account.Id))?.CreatedAt);
        Assert.Contains(await users.GetUsersInRoleAsync("editor"), editor => editor.Id == account.Id);
    }

    [Fact]
    public async Task An_address_has_one_account()
    {
        await AddAsync("once@example.org", "Author");
        var (again, problem) = await TryAddAsync("ONCE@example.org", "Author");
        Assert.Null(again);
        Assert.NotNull(problem);
        Assert.Equal(1, await Database.ScalarAsync<int>("select count(*) from account where normalized_email = 'ONCE@EXAMPLE.ORG'"));
    }

    [Fact]
    public async Task Of_accounts_added_for_one_address_at_once_one_is()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TryAddAsync("race@example.org", "Author"), Ct)));
        Assert.Single(results, result => result.Account is not null);
        Assert.All(results.Where(result => result.Account is null), result => Assert.NotNull(result.Problem));
    }

    [Theory]
    [InlineData("nobody", "Author", "a long pass phrase", "'nobody' is not a complete mail address; write it like name@example.org.")]
    [InlineData("a@example.org", "King", "a long pass phrase", "There is no role 'King'; use one of Author, Editor, NewsletterManager, StakeholderManager, Administrator.")]
    [InlineData("a@example.org", "Author", "short", "Passwords must be at least 12 characters.")]
    public async Task What_is_wrong_with_an_account_is_said_in_a_sentence(string email, string role, string password, string problem)
    {
        using var scope = Database.Services.CreateScope();
        var (account, said) = await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(email, "Ann", role, password);
        Assert.Null(account);
        Assert.Equal(problem, said);
    }

    [Fact]
    public async Task Whoever_read_an_account_before_its_stamp_changed_changes_nothing()
    {
        var account = await AddAsync("stale@example.org", "Author");
        using var scope = Database.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var stale = (await users.FindByIdAsync(account.Id))!;
        await users.UpdateSecurityStampAsync((await users.FindByIdAsync(account.Id))!);
        Assert.False((await users.AddToRoleAsync(stale, "Administrator")).Succeeded);
        Assert.Equal("Author", (await users.FindByIdAsync(account.Id))?.Role);
    }

    [Fact]
    public async Task A_changed_and_a_removed_account_stay_so()
    {
        var account = await AddAsync("changing@example.org", "Author");
        using var scope = Database.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var stamp = account.SecurityStamp;
        await users.AddToRoleAsync(account, "Administrator");
        await users.UpdateSecurityStampAsync(account);
        var changed = (await users.FindByIdAsync(account.Id))!;
        Assert.Equal("Administrator", changed.Role);
        Assert.NotEqual(stamp, changed.SecurityStamp);
        await users.DeleteAsync(changed);
        Assert.Null(await users.FindByIdAsync(account.Id));
    }

    [Fact]
    public void Keys_are_kept_for_all_nodes()
    {
        var keys = Get<ProtectionKeys>();
        keys.StoreElement(new XElement("key", new XAttribute("id", 1), "a & b"), "key-1");
        keys.StoreElement(new XElement("key", new XAttribute("id", 2)), "key-1");
        var read = Assert.Single(Database.AddNode().GetRequiredService<ProtectionKeys>().GetAllElements(), key => key.Name == "key");
        Assert.Equal("2", read.Attribute("id")?.Value);
    }

    private async Task<Account> AddAsync(string email, string role) => Assert.IsType<Account>((await TryAddAsync(email, role)).Account);

    private async Task<(Account? Account, string? Problem)> TryAddAsync(string email, string role)
    {
        using var scope = Database.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(email, "Ann", role, "a long pass phrase");
    }
}

public sealed class AccountsOnSqlite(SqliteDatabase database) : AccountsContract(database), IClassFixture<SqliteDatabase>;

public sealed class AccountsOnPostgres(PostgresDatabase database) : AccountsContract(database), IClassFixture<PostgresDatabase>;
