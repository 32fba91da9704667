using KnowledgeHub.Mail;
using KnowledgeHub.Media.Texts;
using KnowledgeHub.Search;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Health;

/// <summary>How one part of the hub is: a problem to mend, or its state.</summary>
public sealed record CheckResult(string What, string? Problem, string State);

/// <summary>Looks at each part on its own, so that one that is down does not hide the others.</summary>
public sealed class HubCheck(Settings settings, Migrations migrations, ReadIndexStatus index, Database database, PdfText pdf)
{
    /// <summary>Less free space than this, in MiB, is a problem.</summary>
    private const long LeastFree = 200;

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken ct) =>
        [await DatabaseAsync(ct), await IndexAsync(ct), await MailAsync(ct), Media(), Disk()];

    private async Task<CheckResult> DatabaseAsync(CancellationToken ct)
    {
        try
        {
            return await migrations.StateAsync(ct) switch
            {
                SchemaState.Current => new("database", null, $"{database.Dialect}, schema up to date"),
                SchemaState.Empty => new("database", "It is empty; start the hub once, or run migrate.", ""),
                SchemaState.Old => new("database", "Its schema is old; run migrate.", ""),
                _ => new("database", "A later version of the hub made it; run that version.", ""),
            };
        }
        catch (Exception e) when (e is SettingException || Database.Explain(e) is not null || e is IOException)
        {
            return new("database", (Database.Explain(e) ?? e).Message, "");
        }
    }

    private async Task<CheckResult> IndexAsync(CancellationToken ct)
    {
        var status = await index.RunAsync(ct);
        var filling = status.Filling is { } notes ? $"filling {notes.Percent} %" : null;
        if (!status.IsSearchable)
        {
            return filling is null
                ? new("index", "There is none that can be read; start the hub, which builds it, or run reindex.", "")
                : new("index", null, filling);
        }

        if (status.Behind < 0)
        {
            return new("index", "It is ahead of the database, which was probably restored from a backup; start the hub, which mends it, or run reindex.", "");
        }

        var parts = new[]
        {
            $"{status.Documents} items",
            status.Behind is { } behind ? $"{behind} changes behind" : null,
            $"{status.Quarantine.Count} set aside",
            filling is null ? null : $"a new one is {filling}",
            status.Last is { } last ? $"{last.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {last}" : null,
        };
        return new("index", null, string.Join(", ", parts.OfType<string>()));
    }

    private async Task<CheckResult> MailAsync(CancellationToken ct)
    {
        if (settings.Mail.Host is not { } host)
        {
            return WriteTo("mail", settings.OutboxPath) ?? new("mail", null, $"to the folder {settings.OutboxPath}");
        }

        using var client = new System.Net.Sockets.TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await client.ConnectAsync(host, settings.Mail.Port, patience.Token);
            return new("mail", null, $"{host}:{settings.Mail.Port} answers");
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or OperationCanceledException)
        {
            return new("mail", $"{host}:{settings.Mail.Port} does not answer; check Hub__Mail__Host and Hub__Mail__Port.", "");
        }
    }

    private CheckResult Media() => WriteTo("media", settings.Media.Folder)
        ?? new("media", null, $"in {settings.Media.Folder}{(pdf.IsInstalled ? "" : "; pdftotext is missing, so PDFs are not searchable inside")}");

    private CheckResult Disk()
    {
        var folder = new DirectoryInfo(settings.Storage.DataPath);
        while (!folder.Exists && folder.Parent is { } parent)
        {
            folder = parent;
        }

        var free = new DriveInfo(folder.FullName).AvailableFreeSpace / 1024 / 1024;
        return free < LeastFree ? new("disk", $"Only {free} MiB are free; make room.", "") : new("disk", null, $"{free:N0} MiB free");
    }

    private static CheckResult? WriteTo(string what, string folder)
    {
        var probe = Path.Combine(folder, $".check-{Guid.NewGuid():n}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(what, $"{folder} can't be written to ({e.Message.TrimEnd('.')}); check that it exists, has room and belongs to the hub's user.", "");
        }
    }
}
