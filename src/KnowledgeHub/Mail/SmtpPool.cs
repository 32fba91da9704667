namespace KnowledgeHub.Mail;

/// <summary>Open connections that wait for their next message, the most recent on top.</summary>
internal sealed class SmtpPool(SmtpOptions options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<SmtpConnection> idle = [];
    private bool isClosed;

    /// <summary>A connection that is fit for another message, or null.</summary>
    public async Task<SmtpConnection?> TakeAsync()
    {
        while (Pop(_ => true) is { } connection)
        {
            if (!IsOld(connection) && connection.IsQuiet)
            {
                return connection;
            }
            await EndAsync(connection);
        }
        return null;
    }

    public async Task ReturnAsync(SmtpConnection connection)
    {
        if (!TryKeep(connection))
        {
            await EndAsync(connection);
        }
    }

    /// <summary>Says goodbye on one connection that has waited too long; false where there is none.</summary>
    public async Task<bool> EndOldAsync()
    {
        if (Pop(IsOld) is not { } connection)
        {
            return false;
        }
        await EndAsync(connection);
        return true;
    }

    public async Task CloseAsync()
    {
        lock (gate)
        {
            isClosed = true;
        }
        while (Pop(_ => true) is { } connection)
        {
            await EndAsync(connection);
        }
    }

    private bool TryKeep(SmtpConnection connection)
    {
        lock (gate)
        {
            if (isClosed || !connection.IsOpen || connection.Messages >= options.MessagesPerConnection)
            {
                return false;
            }
            connection.IdleSince = clock.GetUtcNow();
            idle.Add(connection);
            return true;
        }
    }

    private SmtpConnection? Pop(Predicate<SmtpConnection> fits)
    {
        lock (gate)
        {
            var index = idle.FindLastIndex(fits);
            if (index < 0)
            {
                return null;
            }
            var connection = idle[index];
            idle.RemoveAt(index);
            return connection;
        }
    }

    private bool IsOld(SmtpConnection connection) => clock.GetUtcNow() - connection.IdleSince > options.LongestIdle;

    // Unasked words are the server's goodbye already.
    private static async Task EndAsync(SmtpConnection connection)
    {
        if (connection.IsQuiet)
        {
            await connection.QuitAsync();
        }
        connection.Dispose();
    }
}
