using System.Text;
using KnowledgeHub.Media.Texts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>
/// Reads the text inside files, one after another, after their upload. However a file is, it ends in a state with a
/// reason. The items that use it are recorded as changed, so that search takes the text in.
/// </summary>
public sealed class ReadTexts(Database database, IBlobs blobs, PdfText pdf, MediaUses uses, ChangeFeed changes)
{
    /// <summary>A file during which the hub ended this often is not tried again by itself.</summary>
    public const int MostTries = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly NamedSql sql = database.Sql<ReadTexts>();

    /// <summary>Whether a file waits to be read.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<int>(sql["count-work"], new { CanRead = pdf.IsInstalled }, ct) > 0;
    }

    /// <summary>Reads every file that waits and says how many those were. One caller at a time: the worker holds a lease.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (pdf.IsInstalled)
        {
            await RunAsync("reader-is-here", new { }, ct);
        }

        var read = 0;
        for (; await NextAsync(ct) is { } file; read++)
        {
            var found = file.Tries > MostTries
                ? TextInside.Failed("The hub ended several times while it read this file, so it is left alone; save it anew and replace the file.")
                : await ReadAsync(file, ct);
            await KeepAsync(file, found, ct);
        }

        return read;
    }

    /// <summary>Lets a file be read once more, for instance after a program was installed.</summary>
    public Task AgainAsync(string mediaId, CancellationToken ct) => RunAsync("again", new { MediaId = mediaId }, ct);

    private async Task<TextInside> ReadAsync(WaitingFile file, CancellationToken ct)
    {
        await using var content = blobs.Open(file.Hash);
        if (content is null)
        {
            return TextInside.Failed("Its content is missing from the folder of files; upload it again as a new file in this one's place.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var type = MediaType.Get(file.Type);
            return type == MediaType.Pdf ? await pdf.ReadAsync(content, patience.Token)
                : type == MediaType.Csv || type == MediaType.Txt ? await ReadPlainAsync(content, patience.Token)
                : await Task.Run(() => OfficeText.Read(type, content, patience.Token), patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return TextInside.Failed($"Reading it took longer than {Patience.TotalMinutes:0} minutes and was stopped; save it anew and replace the file.");
        }
    }

    private static async Task<TextInside> ReadPlainAsync(Stream content, CancellationToken ct)
    {
        var (pages, letters) = (new PageTexts(), new char[1 << 14]);
        using var reader = new StreamReader(content, Encoding.UTF8);
        for (var count = await reader.ReadAsync(letters, ct); count > 0 && !pages.IsFull; count = await reader.ReadAsync(letters, ct))
        {
            pages.Add(letters.AsSpan(0, count));
        }

        pages.EndPage();
        return TextInside.From(pages, "There is no text inside.", hasPages: false);
    }

    private async Task<WaitingFile?> NextAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<WaitingFile>(sql["next"], new { }, ct);
    }

    private async Task KeepAsync(WaitingFile file, TextInside found, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var args = new { file.Address, found.State, found.Reason, Pages = found.PageCount };
        await session.RunAsync(sql["clear-pages"], args, ct);
        if (await session.RunAsync(sql["write-down"], args, ct) == 1)
        {
            foreach (var page in found.Pages)
            {
                await session.RunAsync(sql["add-page"], new { file.Address, page.Number, page.Text }, ct);
            }

            await uses.TellItemsAsync(session, file.MediaId, ct);
        }

        await session.CommitAsync(ct);
    }

    private async Task RunAsync(string query, object args, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql[query], args, ct);
    }

    private sealed record WaitingFile
    {
        public required string Address { get; init; }

        public required string Hash { get; init; }

        public required string MediaId { get; init; }

        public required string Type { get; init; }

        public int Tries { get; init; }
    }
}
