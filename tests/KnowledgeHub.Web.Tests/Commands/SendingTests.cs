using KnowledgeHub.Mail;
using KnowledgeHub.Web.Tests.Running;

namespace KnowledgeHub.Web.Tests.Commands;

/// <summary><c>issue compose</c> and <c>mail send-due</c>, as a timer runs them where no hub is running.</summary>
public sealed class SendingTests(SqliteData data) : IClassFixture<SqliteData>
{
    [Fact]
    public async Task An_issue_is_composed_and_sent_once_by_two_commands()
    {
        var file = Path.Combine(Directory.CreateDirectory(data.Path).FullName, "readers.csv");
        await File.WriteAllTextAsync(file, "email,audience,status,consent_source,consented_at\nreader@example.org,payer,confirmed,Paper form,2026-01-31\n");
        await DoAsync("import", "subscribers", file);

        Assert.Matches("^[0-9a-z]{26}$", await DoAsync("issue", "compose", "--title", "From the command line", "--since", "2000-01-01", "--send"));
        Assert.Contains("1 issues queued, 1 newsletters", await DoAsync("mail", "send-due"), StringComparison.Ordinal);
        Assert.Contains("0 issues queued, 0 newsletters", await DoAsync("mail", "send-due"), StringComparison.Ordinal);
        var sent = Assert.Single(new OutboxReader(Path.Combine(data.Path, "outbox")).List());
        Assert.Equal(("From the command line", "reader@example.org"), (sent.Subject, sent.To));
    }

    [Theory]
    [InlineData("", "2000-01-01", "The title is empty")]
    [InlineData("News", "soon", "--since soon is no day; write it as 2026-03-01.")]
    [InlineData("News", "2999-01-01", "Nothing was published since 2999-01-01, so no issue was made.")]
    [InlineData("News", null, "Option '--since' is required.")]
    public async Task What_makes_no_issue_is_one_line_and_exit_1(string title, string? since, string says)
    {
        var (exit, output, errors) = await HubProcess.RunAsync(data.Path, ["issue", "compose", "--title", title, .. since is null ? [] : (string[])["--since", since], "--send"]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private async Task<string> DoAsync(params string[] args)
    {
        var (exit, output, errors) = await HubProcess.RunAsync(data.Path, args);
        Assert.True(exit == 0, errors);
        return output.Trim();
    }
}
