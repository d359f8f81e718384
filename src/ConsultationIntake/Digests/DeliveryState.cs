namespace ConsultationIntake.Digests;

public enum DeliveryState
{
    Pending,

    /// <summary>A host began to hand it over. If that host died, whether the copy went out is not known.</summary>
    Sending,
    Sent,
    Refused,
}
