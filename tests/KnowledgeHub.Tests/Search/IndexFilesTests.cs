using System.Diagnostics;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;
using Xunit;

namespace KnowledgeHub.Tests.Search;

public sealed class IndexFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("index-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Of_two_writers_in_one_program_the_second_waits()
    {
        var first = await Files().LockAsync(Ct);
        var second = Files().LockAsync(Ct);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_writer_waits_for_one_in_another_program()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "There is no flock to take the lock with.");
        (await Files().LockAsync(Ct)).Dispose();
        using var other = Process.Start(new ProcessStartInfo("/usr/bin/flock", [Path.Combine(folder, "search", "writer.lock"), "sh", "-c", "echo locked; read line"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("locked", await other.StandardOutput.ReadLineAsync(Ct));
        var waiting = Files().LockAsync(Ct);
        Assert.False(waiting.IsCompleted);
        other.StandardInput.Close();
        (await waiting).Dispose();
        await other.WaitForExitAsync(Ct);
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_given_up()
    {
        using var held = await Files().LockAsync(Ct);
        using var stop = new CancellationTokenSource();
        var waiting = Files().LockAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../outside.db")]
    [InlineData("missing.db")]
    [InlineData("a\0b")]
    public async Task A_pointer_that_leads_nowhere_is_no_index(string name)
    {
        (await Files().LockAsync(Ct)).Dispose();
        await File.WriteAllTextAsync(Path.Combine(folder, "outside.db"), "", Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "search", "current"), name, Ct);
        Assert.Null(Files().Current());
        Assert.False(await Files().IsSoundAsync(Ct));
    }

    [Fact]
    public async Task The_next_generation_takes_over_only_when_it_is_switched_to()
    {
        var first = await Files().CreateNextAsync(Ct);
        Assert.Null(Files().Current());
        Files().Switch(first);
        var second = await Files().CreateNextAsync(Ct);
        Assert.Equal(first, Files().Current());
        Assert.False(await Files().IsSoundAsync(Ct), "It was never filled.");
        Files().Switch(second);
        Assert.Equal(second, Files().Current());
        Assert.False(File.Exists(first));
    }

    [Fact]
    public async Task A_file_that_was_taken_away_is_not_switched_to()
    {
        var first = await Files().CreateNextAsync(Ct);
        Files().Switch(first);
        var second = await Files().CreateNextAsync(Ct);
        File.Delete(second);
        Assert.Throws<IOException>(() => Files().Switch(second));
        Assert.Equal(first, Files().Current());
    }

    private IndexFiles Files() => new(new StorageSettings(folder, Dialect.Sqlite, "", 15));
}
