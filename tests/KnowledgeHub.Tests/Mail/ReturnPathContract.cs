using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Tests.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>A delivery's own envelope sender, written and read back.</summary>
public abstract class ReturnPathContract(TestDatabase database) : Contract(database)
{
    [Fact]
    public async Task A_bounce_finds_its_delivery_even_when_servers_changed_the_case()
    {
        var (id, path) = (Id.New(Database.Clock), Path("bounces@hub.example"));
        var address = await path.ForAsync(id, Ct);

        Assert.Matches($@"\Abounces\+{id}-[0-9a-f]{{20}}@hub\.example\z", address);
        Assert.True(address.IndexOf('@') <= 64);
        Assert.Null(new Envelope(address, "jane@example.org").Fault);
        Assert.Equal(id, await path.ReadAsync(address, Ct));
        Assert.Equal(id, await path.ReadAsync($"<{address.ToUpperInvariant()}>", Ct));
    }

    [Fact]
    public async Task An_address_that_the_hub_did_not_make_names_no_delivery()
    {
        var (id, path) = (Id.New(Database.Clock), Path("bounces@hub.example"));
        var address = await path.ForAsync(id, Ct);
        var other = address.Replace(id, Id.New(Database.Clock), StringComparison.Ordinal);

        foreach (var wrong in new[] { other, address.Replace("@hub", "@other", StringComparison.Ordinal), "x" + address, "bounces@hub.example", $"bounces+{id}-@hub.example", "", "@", new string('é', address.Length) })
        {
            Assert.Null(await path.ReadAsync(wrong, Ct));
        }
        await Assert.ThrowsAsync<ArgumentException>(() => path.ForAsync("1\r\n", Ct));
    }

    [Fact]
    public async Task The_longest_name_still_fits_into_a_local_part_and_a_domain_may_be_in_any_script()
    {
        var (id, path) = (Id.New(Database.Clock), Path("sixteen-letters-@zdraví.example"));
        var address = await path.ForAsync(id, Ct);
        Assert.Equal(64, address.IndexOf('@'));
        Assert.EndsWith("@xn--zdrav-3sa.example", address);
        Assert.Equal(id, await path.ReadAsync(address, Ct));
    }

    [Fact]
    public async Task Without_a_setting_the_sender_is_the_one_of_the_headers()
    {
        var path = Path(null);
        Assert.Equal("hub@example.org", await path.ForAsync(Id.New(Database.Clock), Ct));
        Assert.Null(await path.ReadAsync("hub@example.org", Ct));
    }

    private ReturnPath Path(string? bouncesTo) => new(new MailSettings { From = "Hub <hub@example.org>", BouncesTo = bouncesTo }, Get<SignedTokens>());
}

public sealed class ReturnPathOnSqlite(SqliteDatabase database) : ReturnPathContract(database), IClassFixture<SqliteDatabase>;

public sealed class ReturnPathOnPostgres(PostgresDatabase database) : ReturnPathContract(database), IClassFixture<PostgresDatabase>;
