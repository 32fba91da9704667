using System.Text;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests.Mail;

public sealed class OutboxFolderTests : IDisposable
{
    private static readonly Envelope ToJane = new("bounces@example.org", "jane@example.org");

    private readonly string folder = Directory.CreateTempSubdirectory("outbox").FullName;
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 3, 5, 9, 8, 7, 6, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_may_not_go_leaves_no_file()
    {
        var envelope = new Envelope("a@example.org", "b@example.org") { MayGo = Task.FromResult(false) };
        Assert.IsType<Handover.TakenBack>(await new OutboxFolder(folder, clock).SendAsync(envelope, Encoding.ASCII.GetBytes("x"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task A_message_becomes_one_file_with_its_return_path_first()
    {
        var answer = await SendAsync(new OutboxFolder(folder, clock));

        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(Path.GetFileName(file), Assert.IsType<Handover.Accepted>(answer).Reason);
        Assert.Matches("^20260305-090807-006-[0-9a-f]{8}\\.eml$", Path.GetFileName(file));
        Assert.Equal("Return-Path: <bounces@example.org>\r\n" + SampleMail.Write(SampleMail.Plain), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_folder_is_named_and_the_message_can_be_sent_later()
    {
        var missing = Path.Combine(folder, "none");
        var answer = Assert.IsType<Handover.TryLater>(await SendAsync(new OutboxFolder(missing, clock)));
        Assert.Equal($"The outbox folder {missing} is missing: create it, or set Hub__Mail__Host to use a mail server.", answer.Reason);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_named_too()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Assert.Contains(file, Assert.IsType<Handover.TryLater>(await SendAsync(new OutboxFolder(file, clock))).Reason);
    }

    [Theory]
    [InlineData(28, "is full: free some space.")]
    [InlineData(30, "is on a read-only disk")]
    [InlineData(5, "could not be written")]
    public async Task A_disk_that_fails_halfway_leaves_no_file(int error, string words)
    {
        var outbox = new OutboxFolder(folder, clock) { Create = file => new FailingFile(file, () => new IOException("No luck", error)) };
        Assert.Contains(words, Assert.IsType<Handover.TryLater>(await SendAsync(outbox)).Reason);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_folder_without_permission_is_named()
    {
        var outbox = new OutboxFolder(folder, clock) { Create = _ => throw new UnauthorizedAccessException() };
        Assert.Contains("give its account write permission", Assert.IsType<Handover.TryLater>(await SendAsync(outbox)).Reason);
    }

    [Theory]
    [InlineData("a@b.c", "nobody")]
    [InlineData("a@b.c\r\nX: y", "jane@example.org")]
    public async Task An_address_that_is_none_is_refused(string from, string to)
    {
        var answer = await new OutboxFolder(folder, clock).SendAsync(new Envelope(from, to), Encoding.ASCII.GetBytes("x"), TestContext.Current.CancellationToken);
        Assert.IsType<Handover.Refused>(answer);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Staff_see_the_newest_first_and_can_read_each()
    {
        var outbox = new OutboxFolder(folder, clock);
        await SendAsync(outbox, SampleMail.Plain with { Subject = "Žádost" });
        clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(outbox, SampleMail.Plain with { To = new Mailbox("Žofie", "zofie@example.org"), Html = "<p>Hello</p>" });
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.eml"), "Subject: not ours", TestContext.Current.CancellationToken);
        var reader = new OutboxReader(folder);

        var list = reader.List();
        Assert.Equal(["Hello", "Žádost"], list.Select(entry => entry.Subject));
        Assert.Equal("Žofie <zofie@example.org>", list[0].To);
        Assert.Equal(SampleMail.Plain.Date, list[0].Date);
        Assert.Equal(new FileInfo(Path.Combine(folder, list[0].FileName)).Length, list[0].Size);
        Assert.Single(reader.List(most: 1));

        var mail = reader.Read(list[0].FileName)!;
        Assert.Equal("Hello Jane\r\n", mail.Text);
        Assert.Equal("<p>Hello</p>\r\n", mail.Html);
        Assert.Equal("<bounces@example.org>", mail["Return-Path"]);
        Assert.StartsWith("Return-Path:", mail.Raw);
    }

    [Theory]
    [InlineData("../secret.eml")]
    [InlineData("..\\secret.eml")]
    [InlineData("/etc/passwd")]
    [InlineData("notes.eml")]
    [InlineData("20260305-090807-006-0123abcd.eml\n")]
    [InlineData("../outbox/20260305-090807-006-0123abcd.eml")]
    [InlineData("20260305-090807-006-0123abcd.eml")]
    [InlineData("")]
    public async Task A_name_that_is_not_one_of_the_list_opens_nothing(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.eml"), "Subject: not ours", TestContext.Current.CancellationToken);
        Assert.Null(new OutboxReader(folder).Read(name));
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_an_empty_list()
    {
        Assert.Empty(new OutboxReader(Path.Combine(folder, "none")).List());
    }

    private static Task<Handover> SendAsync(OutboxFolder outbox, Message? message = null) =>
        outbox.SendAsync(ToJane, MessageWriter.Write(message ?? SampleMail.Plain), TestContext.Current.CancellationToken);

    private sealed class FailingFile(string path, Func<Exception> failure) : FileStream(path, FileMode.CreateNew)
    {
        private int writes;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            if (++writes == 2)
            {
                throw failure();
            }
        }
    }
}
