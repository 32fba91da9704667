using System.Net;
using System.Net.Sockets;
using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Commands;

/// <summary>What an operator runs into: each gets one sentence that says what to do.</summary>
public sealed class OperatorTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Theory]
    [InlineData("Hub__Database", "oracle", "set it to sqlite or postgres")]
    [InlineData("Hub__Database", "postgres", "ConnectionStrings__Hub is empty")]
    [InlineData("Hub__PublicUrl", "hub.example.org", "set it to the address readers use")]
    [InlineData("Hub__Seeds", "perhaps", "set it to true or false")]
    [InlineData("Hub__Media", "s3", "set it to disk and give all nodes the same data path")]
    [InlineData("Hub__Media", "tape", "set it to disk")]
    [InlineData("Hub__ImageMegabytes", "much", "set it to a number from 1 to 500")]
    [InlineData("Hub__Theme", "baroque", "Hub__Theme is 'baroque'")]
    [InlineData("Hub__Contact", "the office", "Hub__Contact is 'the office'")]
    [InlineData("Hub__Mail__Port", "abc", "Hub__Mail__Port must be a number")]
    [InlineData("Hub__Mail__Host", "mail.example.org", "Hub__Mail__From")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string name, string value, string says)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(data.Path, ["serve"], null, (name, value));
        Assert.Equal(1, exit);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_a_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (exit, _, errors) = await HubProcess.RunAsync(data.Path, ["--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"]);
        Assert.Equal(1, exit);
        Assert.Contains("in use by another program", errors, StringComparison.Ordinal);
        Assert.Contains("--urls", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_locked_database_is_said_and_nothing_is_half_written()
    {
        await using (await HubProcess.StartAsync(data.Path))
        {
        }

        await using var blocker = new SqliteConnection($"Data Source={Path.Combine(data.Path, "hub.db")};Pooling=False");
        await blocker.OpenAsync();
        await ExecuteAsync(blocker, "begin exclusive");
        var (exit, _, errors) = await HubProcess.RunAsync(data.Path, ["user", "add", "--email", "bo@example.org", "--role", "Editor", "--password-stdin"], "a long enough password", ("Hub__BusySeconds", "1"));
        Assert.Equal(1, exit);
        Assert.Contains("The database is locked by another program", errors, StringComparison.Ordinal);
        await ExecuteAsync(blocker, "rollback");

        (exit, var output, errors) = await HubProcess.RunAsync(data.Path, ["user", "add", "--email", "bo@example.org", "--role", "editor", "--password-stdin"], "a long enough password");
        Assert.True(exit == 0, errors);
        Assert.Contains("bo@example.org can log in as Editor", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_outbox_keeps_the_mail_until_there_is_room()
    {
        var folder = Path.Combine(data.Path, "full", "outbox");
        Directory.CreateDirectory(folder);
        Needs.Require(await ShellAsync($"mount -t tmpfs -o size=4k tmpfs {folder}"), "Only root can mount a small disk for this test.");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "filler"), new byte[4096]);
            await using var hub = await HubProcess.StartAsync(Path.Combine(data.Path, "full"));
            using var reader = new Visitor(hub.Url);
            await reader.OpenAsync("/subscribe");
            await reader.PressAsync("Subscribe", ("email", "full@example.org"), ("audience", "payer"));
            Assert.Contains("Look into your mailbox", reader.Text, StringComparison.Ordinal);
            await Eventually.GetAsync("the hub to say why", () => hub.Console.Contains("is queued", StringComparison.Ordinal) ? "said" : null);
            Assert.Empty(Directory.GetFiles(folder, "*.eml"));
            Assert.Equal(["filler"], Directory.GetFiles(folder).Select(Path.GetFileName));

            Assert.True(await ShellAsync($"mount -o remount,size=1m {folder}"));
            await new ReaderMailbox(hub, "full@example.org").WaitForAsync("Confirm your subscription", TimeSpan.FromSeconds(100));
        }
        finally
        {
            await ShellAsync($"umount -l {folder}");
        }
    }

    [Fact]
    public async Task The_other_commands_do_what_they_say()
    {
        Assert.Contains("up to date", (await HubProcess.RunAsync(data.Path, ["migrate"])).Output, StringComparison.Ordinal);
        Assert.Contains("0 sample items were added", (await HubProcess.RunAsync(data.Path, ["seed"])).Output, StringComparison.Ordinal);
        Assert.Contains("24 items are searchable", (await HubProcess.RunAsync(data.Path, ["reindex"])).Output, StringComparison.Ordinal);
        Assert.Contains("0 issues queued", (await HubProcess.RunAsync(data.Path, ["mail", "send-due"])).Output, StringComparison.Ordinal);
        var (exit, output, _) = await HubProcess.RunAsync(data.Path, ["check"]);
        Assert.Equal(0, exit);
        Assert.Equal(["database", "index", "mail", "media", "disk"], output.Trim().Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData(new[] { "dance" }, "There is no command 'dance'")]
    [InlineData(new[] { "import", "jsonl", "x.jsonl", "--type", "novel" }, "There is no type 'novel'")]
    [InlineData(new[] { "user", "add", "--email", "bo", "--role", "Editor", "--password-stdin" }, "not a complete mail address")]
    [InlineData(new[] { "user", "add", "--email", "cy@example.org", "--role", "King", "--password-stdin" }, "There is no role 'King'")]
    public async Task A_wrong_command_is_one_line_and_exit_1(string[] args, string says)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(data.Path, args, "a long enough password");
        Assert.Equal(1, exit);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> ShellAsync(string command)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", command]) { RedirectStandardError = true })!;
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0;
    }
}
