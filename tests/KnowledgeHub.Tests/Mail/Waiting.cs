namespace KnowledgeHub.Tests.Mail;

internal static class Waiting
{
    public static async Task WhenCancelledAsync(this CancellationToken ct)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = ct.Register(cancelled.SetResult);
        await cancelled.Task;
    }
}
