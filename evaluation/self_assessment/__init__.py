"""What people say: the self-assessment of the Task Force (method §8). Never raises a score."""
