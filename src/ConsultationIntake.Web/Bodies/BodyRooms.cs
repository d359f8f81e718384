using ConsultationIntake.Capacity;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Bodies;

/// <summary>The rooms that long bodies share: one for people whom nobody knows, one for who signed in or sends a key.</summary>
public sealed class BodyRooms(IOptions<BodyOptions> options, TimeProvider clock)
{
    private const int ShareOfMemory = 128;
    private const long LeastRead = 2_000_000;
    private const long MostRead = 64_000_000;

    private static readonly int Places = 2 * Environment.ProcessorCount;

    public BodyRoom Strangers { get; } = Make(options.Value, clock, 1);

    public BodyRoom Known { get; } = Make(options.Value, clock, 2);

    private static BodyRoom Make(BodyOptions options, TimeProvider clock, int times) =>
        new(
            // Several at once keep threads busy, and more threads than these would keep short requests from having one.
            new ByteRoom((options.MostBytesRead ?? ByteRoom.ShareOfMemory(ShareOfMemory, LeastRead, MostRead)) * times, Places, clock),
            new Arrivals(options.MostBytesArriving * times, clock)
        );
}

/// <param name="Reading">What is read and answered at the moment.</param>
/// <param name="Arriving">What is on its way.</param>
public sealed record BodyRoom(ByteRoom Reading, Arrivals Arriving);
