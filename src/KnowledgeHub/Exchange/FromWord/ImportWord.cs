using System.Text.RegularExpressions;
using KnowledgeHub.Content;
using KnowledgeHub.Media;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>Makes a draft of a Word document, with its pictures in the library: all of it in one transaction, or nothing.</summary>
public sealed partial class ImportWord(Database database, InspectFile inspect, StageFile stage, StoreFile store, MediaUses uses, MediaSettings settings, SaveDraft save, ImportReports reports)
{
    public async Task<ImportResult> RunAsync(Stream content, string? sentName, ImportAs kind, CancellationToken ct)
    {
        var name = FileName.Shown(sentName);
        if (await RefusalAsync(content, name, ct) is { } refusal)
        {
            return new ImportResult.Refused(refusal);
        }

        WordText text;
        try
        {
            text = await Task.Run(() => ReadWord.Run(content, FileName.Title(name)), ct);
        }
        catch (TooMuchException)
        {
            return new ImportResult.Refused($"{name} has more text than an item can hold ({CheckContent.LongestText:N0} characters with mark-up); split it into several documents.");
        }
        catch (Exception e) when (ReadWord.IsDamage(e))
        {
            return new ImportResult.Refused($"{name} can't be read: it is damaged, or made by a program that does not keep to the format. Open it in Word or LibreOffice, save it anew and import that.");
        }

        var (pictures, lost) = await StageAsync(content, text, ct);
        ImportResult? result = null;
        while (result is null)
        {
            await using var session = await database.BeginAsync(ct);
            result = await SaveAsync(session, name, text, kind, pictures, lost, ct);
            await (result is ImportResult.Imported ? session.CommitAsync(ct) : Task.CompletedTask);
        }

        return result;
    }

    private async Task<string?> RefusalAsync(Stream content, string name, CancellationToken ct)
    {
        var start = new byte[2];
        content.Position = 0;
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        if (length > 0 && !start.AsSpan().SequenceEqual("PK"u8) && !(start[0] == 0xD0 && start[1] == 0xCF))
        {
            return $"{name} is not a Word document; save it as .docx in the program that made it and import that.";
        }

        // Not disposed of: what is accepted of a document is the content itself, which is read next.
        return await inspect.RunAsync(content, name, ct) switch
        {
            Inspection.Refused refused => refused.Why,
            Inspection.Accepted { Type: var type } when type != MediaType.Docx => $"{name} is a file of {type.Label}, not of Word; only .docx becomes a draft.",
            _ => null,
        };
    }

    // Nothing points to what is staged; if the import fails, it is cleared away with everything else that nobody took.
    private async Task<(Dictionary<int, StagedFile> Staged, List<string> Lost)> StageAsync(Stream content, WordText text, CancellationToken ct)
    {
        var (staged, lost) = (new Dictionary<int, StagedFile>(), new List<string>());
        using var package = WordPackage.Open(content);
        foreach (var (part, numbers) in text.Pictures.Select((picture, n) => (picture.Part, n)).GroupBy(picture => picture.Part, picture => picture.n).Select(group => (group.Key, group.ToList())))
        {
            var shown = FileName.Shown(part);
            if (!package.Has(part) || package.LengthOf(part) > (long)settings.ImageMegabytes << 20)
            {
                lost.Add(package.Has(part) ? $"The picture {shown} was left out: it has more than {settings.ImageMegabytes} MB." : $"The picture {shown} is missing in the document.");
                continue;
            }

            await using var file = TemporaryFile.Create();
            await using (var packed = package.Open(part)!)
            {
                await packed.CopyToAsync(file, ct);
            }

            if (await stage.RunAsync(file, PictureName(text.Title, numbers[0] + 1), ct) is StageResult.Staged { File: { Type.IsImage: true } image })
            {
                numbers.ForEach(number => staged[number] = image);
            }
            else
            {
                lost.Add($"The picture {shown} was left out: its format can't be shown on the web, or it is damaged. Save it as PNG and add it.");
            }
        }

        return (staged, lost);
    }

    private async Task<ImportResult?> SaveAsync(
        Session session, string name, WordText text, ImportAs kind, Dictionary<int, StagedFile> pictures, List<string> lost, CancellationToken ct)
    {
        var (paths, ids) = (new Dictionary<int, string>(), new HashSet<string>());
        foreach (var (number, file) in pictures)
        {
            var (alt, decorative) = (text.Pictures[number].Alt, text.Pictures[number].Decorative);
            switch (await store.RunAsync(session, file, new(alt, decorative), kind.Author, ct))
            {
                case StoreResult.Stored stored:
                    ids.Add(stored.Id);
                    break;
                case StoreResult.AlreadyThere there:
                    ids.Add(there.Id);
                    break;
                case StoreResult.Refused refused:
                    return new ImportResult.Refused(refused.Why);
                default:
                    // Somebody else stored the same picture at this moment; now it is there.
                    return null;
            }

            paths[number] = MediaPath.Of(file.Address, file.Name);
        }

        List<string> notes = [.. text.Notes, .. await AboutPicturesAsync(session, ids, ct), .. lost];
        var language = ImportReports.Language(text.Language, notes);
        var body = kind.Blank with { Title = text.Title, Summary = text.Summary, Body = WithPaths(text.Html, paths) };
        return await save.RunAsync(session, new Draft { Type = kind.Type, Body = body, Locale = language }, kind.Author, ct) switch
        {
            SaveResult.Saved saved => await reports.KeepAsync(session, saved.Id, text.Title, $"Word document {name}", notes, kind.Author, ct),
            SaveResult.Invalid invalid => new ImportResult.Refused($"{name} can't become a draft: {invalid.Problems[0].Message}"),
            var other => throw new InvalidOperationException($"Saving ended with {other}."),
        };
    }

    private async Task<IEnumerable<string>> AboutPicturesAsync(Session session, HashSet<string> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var bare = (await uses.FindAsync(session, ids, [], ct)).Where(file => file.NeedsAlt).ToList();
        return
        [
            $"{(ids.Count == 1 ? "1 picture is" : $"{ids.Count} pictures are")} in the library now.",
            .. bare.Select(file => $"The picture “{file.Title}” has no alternative text; add it in the library, or mark the picture as decorative there."),
        ];
    }

    private static string PictureName(string title, int number)
    {
        var start = title.Replace('/', ' ').Replace('\\', ' ');
        return $"{start[..Math.Min(start.Length, 80)]} figure {number}.picture";
    }

    private static string WithPaths(string html, Dictionary<int, string> paths) => Figures().Replace(
        Placeholders().Replace(html, picture => paths.TryGetValue(int.Parse(picture.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), out var path) ? $"<img src=\"{path}\"{picture.Groups[2].Value}>" : ""),
        figure => figure.Groups[1].Value.Length > 0 ? $"<p>{figure.Groups[1].Value}</p>" : "");

    // No text of a document has such an element: its own angle brackets are written out.
    [GeneratedRegex("<img src=\"/word-picture/([0-9]{1,6})\"([^>]*)>")]
    private static partial Regex Placeholders();

    // A figure whose picture could not be taken over leaves its caption.
    [GeneratedRegex("<figure>(?:<figcaption>(.*?)</figcaption>)?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figures();
}
