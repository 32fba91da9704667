namespace KnowledgeHub.Tests.Mail;

/// <summary>A clock that moves when the test says so, and its timers with it.</summary>
internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), now + dueTime, period);
        timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        now += time;
        foreach (var timer in timers.ToArray())
        {
            timer.FireUntil(now);
        }
    }

    private sealed class Timer(ManualClock clock, Action fire, DateTimeOffset due, TimeSpan period) : ITimer
    {
        public void FireUntil(DateTimeOffset now)
        {
            for (; due <= now; due += period)
            {
                fire();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
