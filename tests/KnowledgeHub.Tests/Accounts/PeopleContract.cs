using KnowledgeHub.Accounts;
using KnowledgeHub.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

/// <summary>Inviting people, changing what they may do, and their second factor.</summary>
public abstract class PeopleContract(TestDatabase database) : Contract(database)
{
    private const string By = "boss@example.org";

    [Fact]
    public async Task An_invitation_is_accepted_once()
    {
        var id = await InviteAsync("new@example.org");
        var token = TokenOf(await LastMailAsync("new@example.org"));
        Assert.NotNull(await SetAsync(token, AccountLinks.Invitation, "", "a long pass phrase"));
        Assert.NotNull(await SetAsync(token, AccountLinks.Invitation, "Neo", "short"));
        Assert.Null(await SetAsync(token, AccountLinks.Invitation, "Neo", "a long pass phrase"));
        Assert.Equal(SetPassword.LinkIsOld, await SetAsync(token, AccountLinks.Invitation, "Neo", "another pass phrase"));
        var person = (await Get<People>().FindAsync(id, Ct))!;
        Assert.Equal(("Neo", AccountState.Active, "Author"), (person.Name, person.State, person.Role));
        Assert.Equal(0, await MailsAsync("new@example.org"));
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from account_link where token_hash = @Token", new { Token = token }));
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_and_when_another_is_sent()
    {
        var id = await InviteAsync("slow@example.org");
        var first = TokenOf(await LastMailAsync("slow@example.org"));
        Assert.True(await Get<InvitePerson>().AgainAsync(id, By, Ct));
        var second = TokenOf(await LastMailAsync("slow@example.org"));
        Assert.Null(await Get<AccountLinks>().FindAsync(first, AccountLinks.Invitation, Ct));
        Assert.Null(await Get<AccountLinks>().FindAsync(second, AccountLinks.Password, Ct));
        Assert.Equal(id, await Get<AccountLinks>().FindAsync(second, AccountLinks.Invitation, Ct));
        Database.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(SetPassword.LinkIsOld, await SetAsync(second, AccountLinks.Invitation, "Slow", "a long pass phrase"));
        await Get<TidyAccounts>().RunAsync(Ct);
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from account_link where account_id = @Id", new { Id = id }));
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_mail_and_a_stranger_gets_none()
    {
        var account = await AddAsync("forgetful@example.org", "Editor");
        await Get<Sessions>().StartAsync(account.Id, "Firefox", "192.0.2.0/24", Ct);
        Assert.Null(await Get<MailPasswordLink>().RunAsync("nobody@example.org", Ct));
        Assert.Equal(0, await MailsAsync("nobody@example.org"));
        Assert.Null(await Get<MailPasswordLink>().RunAsync("Forgetful@Example.org", Ct));
        Assert.Null(await Get<MailPasswordLink>().RunAsync("forgetful@example.org", Ct));
        Assert.Equal(1, await MailsAsync("forgetful@example.org"));
        Assert.Null(await SetAsync(TokenOf(await LastMailAsync("forgetful@example.org")), AccountLinks.Password, "", "a brand new phrase"));
        Assert.Empty(await Get<Sessions>().OfAsync(account.Id, Ct));
        using var scope = Database.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True(await users.CheckPasswordAsync((await users.FindByIdAsync(account.Id))!, "a brand new phrase"));
    }

    [Fact]
    public async Task A_link_goes_to_the_owner_of_the_account_and_never_to_an_address_that_only_looks_the_same()
    {
        await AddAsync("susan@example.org", "Editor");
        Assert.Null(await Get<MailPasswordLink>().RunAsync("\u017Fusan@example.org", Ct));
        Assert.Equal((0, 1), (await MailsAsync("\u017Fusan@example.org"), await MailsAsync("susan@example.org")));
    }

    [Fact]
    public async Task Changed_rights_end_what_is_open_and_are_written_down()
    {
        var account = await AddAsync("shrinking@example.org", "Editor");
        var session = await Get<Sessions>().StartAsync(account.Id, "Firefox", "192.0.2.0/24", Ct);
        Assert.Equal(PersonChange.Unchanged, await ChangeAsync(account.Id, rights => rights));
        Assert.NotNull(await Get<Sessions>().LookAsync(session, Ct));
        Assert.Equal(PersonChange.NoRole, await ChangeAsync(account.Id, rights => rights with { Role = "King" }));
        Assert.Equal(PersonChange.NotFound, await ChangeAsync("nobody", rights => rights));
        Assert.Equal(PersonChange.Changed, await ChangeAsync(account.Id, rights => rights with { Role = "Author", Topics = ["workforce"] }));
        Assert.Null(await Get<Sessions>().LookAsync(session, Ct));
        var (entries, _) = await Get<AuditTrail>().FindAsync(new() { Subject = account.Id }, 1, 10, Ct);
        Assert.Equal("shrinking@example.org\nbefore: Editor\nnow: Author, only topics workforce", entries[0].Details);

        var again = await Get<Sessions>().StartAsync(account.Id, "Firefox", "192.0.2.0/24", Ct);
        Assert.Equal(PersonChange.Changed, await ChangeAsync(account.Id, rights => rights with { State = AccountState.Deactivated }));
        Assert.Null(await Get<Sessions>().LookAsync(again, Ct));
    }

    [Fact]
    public async Task Somebody_who_never_accepted_is_invited_again_when_reactivated()
    {
        var id = await InviteAsync("never@example.org");
        await ChangeAsync(id, rights => rights with { State = AccountState.Deactivated });
        await ChangeAsync(id, rights => rights with { State = AccountState.Active });
        Assert.Equal(AccountState.Invited, (await Get<People>().FindAsync(id, Ct))!.State);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_others_end_together()
    {
        var account = await AddAsync("sessions@example.org", "Author");
        var (one, two, three) = (await StartAsync(account), await StartAsync(account), await StartAsync(account));
        await Get<Sessions>().EndAsync("somebody-else", one, By, Ct);
        Assert.NotNull(await Get<Sessions>().LookAsync(one, Ct));
        await Get<Sessions>().EndAsync(account.Id, one, By, Ct);
        Assert.Null(await Get<Sessions>().LookAsync(one, Ct));
        await Get<Sessions>().EndOthersAsync(account.Id, two, By, Ct);
        Assert.Equal([two], (await Get<Sessions>().OfAsync(account.Id, Ct)).Select(session => session.Id));
        Assert.Null(await Get<Sessions>().LookAsync(three, Ct));
        Database.Clock.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await Get<Sessions>().LookAsync(two, Ct));
        Database.Clock.Advance(TimeSpan.FromHours(11));
        Assert.NotNull(await Get<Sessions>().LookAsync(two, Ct));
        Database.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Null(await Get<Sessions>().LookAsync(two, Ct));
        await Get<TidyAccounts>().RunAsync(Ct);
        Assert.Equal(0, await Database.ScalarAsync<int>("select count(*) from account_session where account_id = @Id", new { account.Id }));
    }

    [Fact]
    public async Task A_code_and_a_recovery_code_are_taken_once()
    {
        var account = await AddAsync("codes@example.org", "Author");
        var secondFactor = Get<SecondFactor>();
        await secondFactor.StartAsync(account.Id, Ct);
        var key = (await secondFactor.KeyAsync(account.Id, Ct))!;
        Assert.DoesNotContain(key, await Database.ScalarAsync<string>("select authenticator_key from account where id = @Id", new { account.Id }), StringComparison.Ordinal);
        Assert.Null(await secondFactor.ConfirmAsync(account, "000", Ct));
        var codes = (await secondFactor.ConfirmAsync(account, Now(key), Ct))!;
        Assert.Equal(10, codes.Distinct().Count());
        Assert.False(await secondFactor.TakeCodeAsync(account.Id, Now(key), Ct));
        Database.Clock.Advance(TimeSpan.FromSeconds(30));
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => secondFactor.TakeCodeAsync(account.Id, Now(key), Ct), Ct)));
        Assert.Single(taken, once => once);
        Assert.True(await secondFactor.TakeRecoveryCodeAsync(account.Id, codes[3].ToUpperInvariant(), Ct));
        Assert.False(await secondFactor.TakeRecoveryCodeAsync(account.Id, codes[3], Ct));
        Assert.Equal(9, await secondFactor.CountCodesAsync(account.Id, Ct));
        var renewed = await secondFactor.NewCodesAsync(account, Ct);
        Assert.False(await secondFactor.TakeRecoveryCodeAsync(account.Id, codes[4], Ct));
        Assert.True(await secondFactor.TakeRecoveryCodeAsync(account.Id, renewed[0], Ct));

        // A new secret can't be slipped in while it is on.
        await secondFactor.StartAsync(account.Id, Ct);
        Assert.Equal(key, await secondFactor.KeyAsync(account.Id, Ct));
        Assert.True(await secondFactor.TurnOffAsync(account.Id, By, Ct));
        Assert.False(await secondFactor.TurnOffAsync(account.Id, By, Ct));
        Assert.Equal((0, 2), (await secondFactor.CountCodesAsync(account.Id, Ct), await MailsAsync("codes@example.org")));
    }

    [Fact]
    public async Task Passkeys_are_kept_renamed_and_removed_by_their_owner()
    {
        var (owner, other) = (await AddAsync("keys@example.org", "Author"), await AddAsync("other-keys@example.org", "Author"));
        var passkey = new UserPasskeyInfo([1, 2, 250], [3, 4], Database.Clock.GetUtcNow(), 7, ["internal", "hybrid"], true, true, false, [5], [6]) { Name = "Laptop" };
        await Get<Passkeys>().SaveAsync(owner, passkey, Ct);
        passkey.SignCount = 8;
        await Get<Passkeys>().SaveAsync(owner, passkey, Ct);
        var kept = Assert.Single(await Get<Passkeys>().OfAsync(owner.Id, Ct));
        Assert.Equal((8u, "Laptop", true, false), (kept.SignCount, kept.Name, kept.IsUserVerified, kept.IsBackedUp));
        Assert.Equal(["internal", "hybrid"], kept.Transports!);
        Assert.Equal(owner.Id, await Get<Passkeys>().OwnerAsync([1, 2, 250], Ct));
        await Get<Passkeys>().RemoveAsync(other, [1, 2, 250], Ct);
        Assert.NotNull(await Get<Passkeys>().FindAsync(owner.Id, [1, 2, 250], Ct));
        await Get<Passkeys>().RemoveAsync(owner, [1, 2, 250], Ct);
        Assert.Empty(await Get<Passkeys>().OfAsync(owner.Id, Ct));
    }

    private string Now(string key) => Totp.Code(key, Totp.StepAt(Database.Clock.GetUtcNow()));

    private Task<string> StartAsync(Account account) => Get<Sessions>().StartAsync(account.Id, "Firefox", "192.0.2.0/24", Ct);

    private Task<PersonChange> ChangeAsync(string id, Func<Rights, Rights> change) => Get<ChangePerson>().RunAsync(id, change, By, Ct);

    private async Task<string> InviteAsync(string email)
    {
        var (id, problem) = await Get<InvitePerson>().RunAsync(email, new Rights { Role = "Author" }, By, Ct);
        Assert.Null(problem);
        Assert.NotNull((await Get<InvitePerson>().RunAsync(email.ToUpperInvariant(), new Rights { Role = "Author" }, By, Ct)).Problem);
        return id!;
    }

    private async Task<string?> SetAsync(string token, string purpose, string name, string password)
    {
        using var scope = Database.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SetPassword>().ByLinkAsync(token, purpose, name, password, Ct);
    }

    private async Task<Account> AddAsync(string email, string role)
    {
        using var scope = Database.Services.CreateScope();
        return Assert.IsType<Account>((await scope.ServiceProvider.GetRequiredService<AddAccount>().RunAsync(email, "Ann", role, "a long pass phrase")).Account);
    }

    private Task<int> MailsAsync(string address) => Database.ScalarAsync<int>("select count(*) from service_mail where recipient = @Address and text_body <> ''", new { Address = address });

    private async Task<string> LastMailAsync(string address) =>
        (await Database.ScalarAsync<string>("select text_body from service_mail where recipient = @Address order by id desc limit 1", new { Address = address }))!;

    private static string TokenOf(string mail) => mail.Split("hub.example.org/")[1].Split('/')[1].Split('\n')[0];
}

public sealed class PeopleOnSqlite(SqliteDatabase database) : PeopleContract(database), IClassFixture<SqliteDatabase>;

public sealed class PeopleOnPostgres(PostgresDatabase database) : PeopleContract(database), IClassFixture<PostgresDatabase>;
