using System.Net;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Journeys;

/// <summary>A sign-up that nobody confirms, until the hub forgets it.</summary>
public sealed class ForgottenSignUpTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact]
    public async Task The_link_of_a_forgotten_sign_up_says_what_an_old_one_says_and_its_owner_can_sign_up_again()
    {
        string link, old;
        await using (var hub = await HubProcess.StartAsync(data.Path))
        {
            link = new Uri(await SignUpAsync(hub, 0)).AbsolutePath;
            await AgeAsync(8);
            using var reader = new Visitor(hub.Url);
            await reader.OpenAsync(link);
            await reader.PressAsync("Yes, subscribe me");
            Assert.Equal(HttpStatusCode.NotFound, reader.Status);
            old = reader.Text;
        }

        await AgeAsync(31);
        await using (var hub = await HubProcess.StartAsync(data.Path))
        {
            using var reader = new Visitor(hub.Url);
            await Eventually.GetAsync("the hub to forget the sign-up", async () => (await reader.OpenAsync(link)).Status == HttpStatusCode.NotFound ? "gone" : null);
            Assert.Equal(old, reader.Text);
            await reader.OpenAsync(new Uri(await SignUpAsync(hub, 1)).AbsolutePath);
            await reader.PressAsync("Yes, subscribe me");
            Assert.Contains("You are subscribed", reader.Text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> SignUpAsync(HubProcess hub, int before)
    {
        using var visitor = new Visitor(hub.Url);
        await visitor.OpenAsync("/subscribe");
        await visitor.PressAsync("Subscribe", ("email", "silent@example.org"), ("audience", "payer"));
        var mailbox = new ReaderMailbox(hub, "silent@example.org");
        var mails = await Eventually.GetAsync("the mail with the link", () => mailbox.All() is { } all && all.Count > before ? all : null);
        return ReaderMailbox.LinkIn(mails.MaxBy(mail => mail.Date)!, "/confirm/");
    }

    private async Task AgeAsync(int days)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "hub.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"update subscriber set requested_at = strftime('%Y-%m-%dT%H:%M:%S', 'now', '-{days} days'), mailed_at = null";
        await command.ExecuteNonQueryAsync();
    }
}
