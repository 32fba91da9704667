using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Subscribers;

/// <summary>
/// A signed note in a form of when it was opened. A program that never opened the form has none; one that opened it and
/// sends it at once is held back for as long as a quick person needs, which makes trying many addresses slow.
/// </summary>
public sealed class FormStamp(SignedTokens tokens, TimeProvider clock)
{
    /// <summary>Nobody fills in a form in less.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    /// <summary>A form that lay open longer is shown once more.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromHours(24);

    private const string Purpose = "form";

    public Task<string> NewAsync(CancellationToken ct) => tokens.MakeAsync(Purpose, Id.New(clock), ct);

    /// <returns>What to do, or null when the form was opened here and has been open long enough by now.</returns>
    public async Task<string?> CheckAsync(IFormCollection form, CancellationToken ct)
    {
        if (await tokens.ReadAsync(Purpose, form["stamp"].ToString(), ct) is not { } id)
        {
            return T("The form was not opened on this page. Please look through it and send it once more.");
        }

        var open = clock.GetUtcNow() - Id.TimeOf(id);
        if (open > Most)
        {
            return T("The form was open for more than a day. Please look through it and send it once more.");
        }

        if (open < Least)
        {
            await Task.Delay(Least - open, clock, ct);
        }

        return null;
    }
}
